using Azure.Data.Tables;
using Fair.Applications;
using Fair.Workshops;
using Microsoft.Extensions.Configuration;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.SmokeTest;

/// <summary>
/// A fair beside the fair, for the smoke test: the same code on a partition of its own, open at any time. What is sent to
/// it takes no seat and stands in no list of the organisers; the provider checks its mails and delivers none.
/// </summary>
public sealed class SmokeTestFair : IDisposable
{
    private const string WorkshopId = "smoke-test";

    private const int RowsAtOnce = TableTransaction.MaxActions;

    private const int MaxTries = 100;

    private readonly FairTable table;
    private readonly Edition edition;
    private readonly TimeProvider clock;
    private readonly Programme programme;

    public SmokeTestFair(
        FairTable table, MailQueue queue, ApplicationFormReader reader, RateLimits limits, Edition edition, IConfiguration configuration, TimeProvider clock)
    {
        (this.table, this.clock) = (table, clock);
        this.edition = EditionSetup.Load(
            configuration,
            new(nameof(Edition.Id), TrialEdition.IdBeside(edition.Id)),
            new(nameof(Edition.ApplicationsOpen), "2000-01-01"), new(nameof(Edition.ApplicationsClose), "2999-01-01"), new(nameof(Edition.SignUpsOpen), "2000-01-01"));
        programme = new(table, this.edition, clock);
        var applications = new ApplicationStore(table, queue, limits, this.edition, clock);
        Apply = new(reader, applications, limits, this.edition, clock);
        SignUp = new(programme, new(table, queue, programme, new(this.edition, clock), this.edition, clock), applications, limits, this.edition);
    }

    /// <summary>The genuine function, on the smoke test's partition.</summary>
    public ApplyForStand Apply { get; }

    /// <summary>The genuine function, on the smoke test's partition.</summary>
    public SignUpForWorkshop SignUp { get; }

    /// <summary>The workshop to sign up for; it is made where there is none.</summary>
    public async Task<string> WorkshopAsync(CancellationToken cancellationToken)
    {
        var starts = clock.GetUtcNow().AddDays(30);
        var text = new Localized { Ar = "ورشة تجريبية", Fr = "Atelier d’essai", En = "Trial workshop" };
        var row = new WorkshopRow
        {
            PartitionKey = edition.Id,
            RowKey = WorkshopKeys.Workshop(WorkshopId),
            Details = new WorkshopDetails { Topic = "branding", Title = text, Summary = text, Trainer = text, Place = text, Teaching = "ar", IsSample = true }.ToJson(),
            Starts = starts,
            Ends = starts.AddHours(1),
            Seats = 10_000,
        };
        if (await table.CommitAsync(new TableTransaction().Add(row), cancellationToken) == CommitResult.Committed)
        {
            programme.Remember(row);
        }

        return WorkshopId;
    }

    /// <summary>What is there now.</summary>
    public async Task<SmokeTestState> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = await table.CountAsync(edition.Id, Keys.OutboxPrefix, cancellationToken);
        var ledger = await table.ReadPageAsync<SentMailRow>(edition.Id, Keys.SentMailPrefix, RowsAtOnce, null, cancellationToken);
        return new(await table.CountAsync(edition.Id, "", cancellationToken), waiting, [.. ledger.Rows.Select(row => new SmokeTestMail(row.Kind, row.State))]);
    }

    public void Dispose() => programme.Dispose();

    /// <summary>Removes all of it, the mails too, and tells how many rows that were.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var rows = (await table.ReadPageAsync<TableEntity>(edition.Id, "", RowsAtOnce, null, cancellationToken)).Rows;
            if (rows.Count == 0)
            {
                return removed;
            }

            var transaction = new TableTransaction();
            foreach (var row in rows)
            {
                transaction.Delete(edition.Id, row.RowKey);
            }

            // Stale: a mail was settled meanwhile, and its row moved: look again.
            removed += await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed ? rows.Count : 0;
        }

        throw new InvalidOperationException("Rows of the smoke test kept coming while they were removed.");
    }
}

/// <summary>What stands in the smoke test's partition.</summary>
/// <param name="Rows">Rows of any kind.</param>
/// <param name="Waiting">Mails in the outbox.</param>
/// <param name="Mails">Mails that left it.</param>
public sealed record SmokeTestState(int Rows, int Waiting, IReadOnlyList<SmokeTestMail> Mails);

/// <summary>A mail that left the outbox.</summary>
/// <param name="Kind">The name of its class.</param>
/// <param name="State">One of <see cref="MailState"/>.</param>
public sealed record SmokeTestMail(string Kind, string State);
