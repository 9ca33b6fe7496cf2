using System.Text.Json;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;

namespace Fair.Mail;

/// <summary>The mails to somebody, sent or not, and whether their address is suppressed.</summary>
public sealed class MailPersonalData(FairTable table, Edition edition) : PersonalDataSource
{
    public override async Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        return new(
            "mails",
            rows.Count,
            rows.Where(row => row.RowKey.StartsWith(Keys.SentMailPrefix, StringComparison.Ordinal))
                .Select(row => new { row.Kind, row.State, row.At, facts = JsonSerializer.Deserialize<JsonElement>(row.Payload) }),
            [])
        {
            CountText = "people.mails",
        };
    }

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        await table.DeleteAllAsync(edition.Id, rows, cancellationToken);
        await table.DeleteAllAsync(
            edition.Id, await table.FindByPropertyAsync<OutboxRow>(edition.Id, Keys.OutboxPrefix, nameof(OutboxRow.To), email, cancellationToken), cancellationToken);
        if (await table.GetAsync<SuppressionRow>(edition.Id, Keys.Suppressed(email), cancellationToken) is { } suppression)
        {
            await table.DeleteAllAsync(edition.Id, [suppression], cancellationToken);
        }

        return rows.Count;
    }

    private async Task<IReadOnlyList<SentMailRow>> FindAsync(string email, CancellationToken cancellationToken) =>
    [
        .. await table.FindByPropertyAsync<SentMailRow>(edition.Id, Keys.SentMailPrefix, nameof(SentMailRow.To), email, cancellationToken),
        .. await table.FindByPropertyAsync<SentMailRow>(edition.Id, Keys.MailIssuePrefix, nameof(SentMailRow.To), email, cancellationToken),
    ];
}
