using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Raffle;

/// <summary>The raffle on the organisers' front page.</summary>
public sealed class RaffleFront : DeskFrontPart
{
    public override Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken) => Task.FromResult(
        new DeskFront(
            [new(Language.Number(counts["raffle"]), language["raffle.figure"], "/desk/raffle", false)],
            [DeskPanel.Bars("raffle.title", "raffle", language["raffle.figure"], [(language["raffle.figure"], counts["raffle"])])]));
}

/// <summary>The raffle in the report.</summary>
public sealed class RaffleReport : ReportPart
{
    public override async Task<ReportSections> ReadAsync(Language language, ReportRows rows, CancellationToken cancellationToken) =>
        new([[language["raffle.figure"], (await rows.ReadAllAsync<RaffleRow>(RaffleRow.Prefix, cancellationToken)).Count]], [], []);
}

/// <summary>The links to somebody's tickets.</summary>
public sealed class RaffleLinks(FairTable table, Edition edition, TimeProvider clock) : LinkSource
{
    public override async Task<IReadOnlyList<OutboxRow>> FindAsync(string email, CancellationToken cancellationToken) =>
    [
        .. (await table.FindByPropertyAsync<RaffleRow>(edition.Id, RaffleRow.Prefix, nameof(RaffleRow.Email), email, cancellationToken))
            .Select(row => OutboxRow.Create(edition.Id, new RaffleMail(row.Name), row.Subject, row.Email, Language.English, clock)),
    ];
}

/// <summary>Somebody's tickets.</summary>
public sealed class RafflePersonalData(FairTable table, Edition edition) : PersonalDataSource
{
    public override async Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        return new("raffle", rows.Count, rows.Select(row => new { row.Name, row.Ticket }), [.. rows.Select(row => new PersonalLine("raffle.title", "raffle", row.Name))]);
    }

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        await table.DeleteAllAsync(edition.Id, rows, cancellationToken);
        return rows.Count;
    }

    private Task<IReadOnlyList<RaffleRow>> FindAsync(string email, CancellationToken cancellationToken) =>
        table.FindByPropertyAsync<RaffleRow>(edition.Id, RaffleRow.Prefix, nameof(RaffleRow.Email), email, cancellationToken);
}
