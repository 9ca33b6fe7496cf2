using System.Diagnostics;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// The group commit of one workshop on this instance: while one transaction is on its way, what arrives gathers, and goes
/// together with the next one. Between instances the ETag of the workshop's row decides; the loser reads the row and
/// makes its transaction anew. Order within an instance is order of arrival.
/// </summary>
internal sealed class SeatQueue(string workshop, FairTable table, MailQueue mailQueue, Programme programme, SignUpMails writer, Edition edition, TimeProvider clock)
{
    /// <summary>After so many lost races in a row an operation is given up: something else is wrong.</summary>
    private const int MaxTries = 400;

    /// <summary>As many as could ever fit one transaction.</summary>
    private const int MaxLooked = 60;

    /// <summary>How many transactions' time a loser lets pass at most.</summary>
    private const int MaxTurns = 6;

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<SeatOperation> arrived = [];
    private bool isRunning;

    private WorkshopRow? known;
    private bool isStale;
    private DateTimeOffset knownAt;
    private TimeSpan took;

    public void Enqueue(SeatOperation operation)
    {
        lock (gate)
        {
            arrived.Add(operation);
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        // It works for many requests: nothing of the one that began it, such as its trace, is to flow along.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        var waiting = new List<SeatOperation>();
        while (true)
        {
            lock (gate)
            {
                waiting.AddRange(arrived);
                arrived.Clear();
                if (waiting.Count == 0)
                {
                    isRunning = false;
                    return;
                }
            }

            waiting = await CommitGroupAsync(waiting);
        }
    }

    /// <summary>Commits what fits one transaction; returns the rest, in order.</summary>
    private async Task<List<SeatOperation>> CommitGroupAsync(List<SeatOperation> waiting)
    {
        List<SeatOperation> group = waiting;
        try
        {
            for (var tries = 0; ; tries++)
            {
                var isFresh = isStale;
                if (await RowAsync() is not { } row)
                {
                    return End(waiting, operation => operation.Unknown());
                }

                if (row.OwesSeats && waiting[0] is not SettleOperation)
                {
                    // Free seats belong to the line before anyone new.
                    waiting = [new SettleOperation(), .. waiting];
                }

                await Task.WhenAll(waiting.Take(MaxLooked).Select(operation => operation.LoadAsync(row)));
                var ledger = new SeatLedger(row, writer, edition, clock.GetUtcNow());
                var (planned, decided, rest) = Plan(waiting, ledger);
                group = [.. planned, .. decided];
                if (decided.Count > 0 && !isFresh && clock.GetUtcNow() - knownAt > Recent)
                {
                    // A refusal must not rest on a row that another instance may have changed.
                    isStale = true;
                    continue;
                }

                await ledger.PromoteAsync(table, CancellationToken.None);
                var started = Stopwatch.GetTimestamp();
                var stored = ledger.HasChanges ? await table.CommitAsync(ledger.ToBatch(), CancellationToken.None) : CommitResult.Committed;
                took = Stopwatch.GetElapsedTime(started);
                if (stored == CommitResult.Committed)
                {
                    End(decided, _ => { });
                    Keep(ledger, planned);
                    return ledger.Workshop.OwesSeats ? [new SettleOperation(), .. rest] : rest;
                }

                // The row was out of date, and so may be what was decided by it: all of them once more.
                await LostAsync(stored, planned, tries);
            }
        }
        catch (Exception exception)
        {
            // What was being stored may be or not: whoever asks again with the same form is told.
            isStale = true;
            foreach (var operation in group)
            {
                operation.Fail(exception);
            }

            return [.. waiting.Except(group)];
        }
    }

    private static (List<SeatOperation> Planned, List<SeatOperation> Decided, List<SeatOperation> Left) Plan(List<SeatOperation> waiting, SeatLedger ledger)
    {
        var (planned, decided, rest) = (new List<SeatOperation>(), new List<SeatOperation>(), new List<SeatOperation>());
        for (var place = 0; place < waiting.Count; place++)
        {
            // Behind one that has to wait nobody of another kind overtakes; and who has not looked yet can't plan.
            var operation = waiting[place];
            ledger.Trace = operation.Trace;
            var list = place >= MaxLooked || (rest.Count > 0 && rest[0].GetType() != operation.GetType())
                ? rest
                : operation.Plan(ledger) switch { PlanResult.InDraft => planned, PlanResult.Decided => decided, _ => rest };
            list.Add(operation);
        }

        return (planned, decided, rest);
    }

    private void Keep(SeatLedger ledger, List<SeatOperation> planned)
    {
        if (ledger.HasChanges)
        {
            (known, knownAt) = (ledger.Stored(), clock.GetUtcNow());
            programme.Remember(known);
        }

        // The next group need not wait for the message; those of this one do, so that an answer means "on its way".
        _ = FinishAsync(planned, ledger.Mails);
    }

    private async Task FinishAsync(List<SeatOperation> planned, IReadOnlyList<OutboxRow> mails)
    {
        await mailQueue.SendAsync(mails, CancellationToken.None);
        foreach (var operation in planned)
        {
            operation.Done();
        }
    }

    private static List<SeatOperation> End(List<SeatOperation> operations, Action<SeatOperation> how)
    {
        foreach (var operation in operations)
        {
            how(operation);
            operation.Done();
        }

        return [];
    }

    private async Task LostAsync(CommitResult stored, List<SeatOperation> planned, int tries)
    {
        if (tries >= MaxTries)
        {
            throw new InvalidOperationException($"The seats of {workshop} kept changing under this instance.");
        }

        if (stored == CommitResult.Exists)
        {
            foreach (var operation in planned)
            {
                operation.Collided();
            }
        }

        isStale = true;
        // Instances that collided once would collide again in step; meanwhile the next group grows.
        await Task.Delay(took * Random.Shared.NextDouble() * Math.Min(MaxTurns, tries + 2));
    }

    private async Task<WorkshopRow?> RowAsync()
    {
        if (!isStale && programme.Shown(workshop) is var (shown, readAt) && (known is null || readAt > knownAt))
        {
            // The pages have read it since: no need to find out by losing a race.
            (known, knownAt) = (shown, readAt);
        }

        if (isStale || known is null)
        {
            (knownAt, isStale) = (clock.GetUtcNow(), false);
            known = await table.GetAsync<WorkshopRow>(edition.Id, WorkshopKeys.Workshop(workshop), CancellationToken.None);
        }

        return known;
    }
}
