using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// What one transaction of a fan-out changes. Agendas are kept until its end: a person who stands on the page twice has
/// them once.
/// </summary>
public sealed class FanOutCursor(FairTable table, string edition)
{
    private readonly Dictionary<string, AgendaRow> agendas = new(StringComparer.Ordinal);

    /// <summary>Changes of other rows.</summary>
    public TableTransaction Changes { get; } = new();

    /// <summary>An agenda of a person, to be changed; a new one where there is none.</summary>
    public async Task<AgendaRow> AgendaAsync(SignUpRow signUp, string part, CancellationToken cancellationToken)
    {
        var key = WorkshopKeys.Agenda(WorkshopKeys.Person(signUp.Email, SignUpRequest.FoldedName(signUp.NameLatin)), part);
        if (!agendas.TryGetValue(key, out var agenda))
        {
            agenda = await table.GetAsync<AgendaRow>(edition, key, cancellationToken) ?? new() { PartitionKey = edition, RowKey = key };
            agendas.Add(key, agenda);
        }

        return agenda;
    }

    /// <summary>All of it as one transaction.</summary>
    public TableTransaction ToBatch()
    {
        foreach (var agenda in agendas.Values)
        {
            _ = agenda.ETag == default ? Changes.Add(agenda) : Changes.Replace(agenda);
        }

        return Changes;
    }
}
