using System.Text.Json;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// Tells everyone signed up for a workshop what changed, page by page: a row of the outbox that stands for all their
/// mails. The waiting list is gone through first, as people are promoted out of it into the seats, and so are seen there.
/// </summary>
public abstract class WorkshopFanOut(FairTable table, Edition edition, TimeProvider clock) : MailFanOut
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected FairTable Table => table;

    protected Edition Edition => edition;

    protected TimeProvider Clock => clock;

    /// <summary>How many people's changes fit one transaction.</summary>
    protected abstract int PageSize { get; }

    /// <summary>Whom it concerns, in the order of the fan-out.</summary>
    protected abstract IReadOnlyList<string> States { get; }

    /// <summary>The row that stands for the fan-out.</summary>
    /// <param name="kind">The fan-out.</param>
    /// <param name="workshop">The workshop as it is stored together with the row.</param>
    /// <param name="clock">Makes the row's id.</param>
    internal static OutboxRow Row(string kind, WorkshopRow workshop, TimeProvider clock) => new()
    {
        PartitionKey = workshop.PartitionKey,
        RowKey = Keys.Outbox(Platform.Records.Id.New(clock)),
        Kind = kind,
        Payload = JsonSerializer.Serialize(new Walk(workshop.Id, workshop.Sequence, null, null), Json),
        Language = Language.Arabic.Code,
        QueuedAt = clock.GetUtcNow(),
    };

    public override async Task<FanOutPage> ExpandAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var walk = JsonSerializer.Deserialize<Walk>(row.Payload, Json)!;
        if (await table.GetAsync<WorkshopRow>(edition.Id, WorkshopKeys.Workshop(walk.Workshop), cancellationToken) is not { } workshop)
        {
            return new([], IsLast: true);
        }

        var state = walk.State ?? States[0];
        var slice = await table.ReadPageAsync<SignUpRow>(edition.Id, WorkshopKeys.SignUpPrefix(workshop.Id, state), PageSize, walk.After, cancellationToken);
        var page = new FanOutCursor(table, edition.Id);
        var mails = new List<OutboxRow>();
        foreach (var signUp in slice.Rows)
        {
            if (await TellAsync(signUp, workshop, page, cancellationToken) is { } template)
            {
                mails.Add(OutboxRow.Create(edition.Id, template, signUp.Subject, signUp.Email, signUp.ReadLanguage(), clock));
            }
        }

        var place = States.ToList().IndexOf(state);
        var isLast = slice.Next is null && place == States.Count - 1;
        row.Payload = JsonSerializer.Serialize(walk with { State = slice.Next is null && !isLast ? States[place + 1] : state, After = slice.Next }, Json);
        if (isLast && walk.Sequence == workshop.Sequence)
        {
            Finish(workshop, page);
        }

        return new(mails, isLast) { Changes = page.ToBatch() };
    }

    /// <summary>What is left to do when everyone was told of the workshop's last change.</summary>
    protected virtual void Finish(WorkshopRow workshop, FanOutCursor page)
    {
    }

    /// <summary>What one person is told, or null if there is nothing to tell; what changes with it goes into the transaction.</summary>
    /// <param name="signUp">The person's sign-up.</param>
    /// <param name="workshop">The workshop as it is now.</param>
    /// <param name="page">What is stored together with the mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected abstract Task<MailTemplate?> TellAsync(SignUpRow signUp, WorkshopRow workshop, FanOutCursor page, CancellationToken cancellationToken);
}

/// <summary>How far a fan-out has come.</summary>
/// <param name="Workshop">The workshop's id.</param>
/// <param name="Sequence">Its sequence when the fan-out began: a later change has a fan-out of its own.</param>
/// <param name="State">Whom the fan-out is at, one of <see cref="SignUpState"/>; null at its beginning.</param>
/// <param name="After">The key of the last person told, or null.</param>
public sealed record Walk(string Workshop, int Sequence, string? State, string? After);
