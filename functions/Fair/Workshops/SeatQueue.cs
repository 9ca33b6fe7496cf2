using System.Diagnostics;
using Fair.Editions;
using Fair.Mail;
using Fair.Storage;

namespace Fair.Workshops;

/// <summary>
/// The group commit of one workshop on this instance: while one transaction is on its way, what arrives gathers, and goes
/// together with the next one. Between instances the ETag of the workshop's row decides; the loser reads the row and
/// makes its transaction anew. Order within an instance is order of arrival.
/// </summary>
internal sealed class SeatQueue(string workshop, FairTable table, MailQueue mailQueue, Programme programme, SignUpMails writer, Edition edition, TimeProvider clock)
{
    /// <summary>After so many lost races in a row an operation is given up: something else is wrong.</summary>
    private const int MostTries = 400;

    /// <summary>As many as could ever fit one transaction.</summary>
    private const int MostLooked = 60;

    /// <summary>How many transactions' time a loser lets pass at most.</summary>
    private const int MostTurns = 6;

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
            _ = Task.Run(Run);
        }
    }

    private async Task Run()
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

            waiting = await CommitGroup(waiting);
        }
    }

    /// <summary>Commits what fits one transaction; returns the rest, in order.</summary>
    private async Task<List<SeatOperation>> CommitGroup(List<SeatOperation> waiting)
    {
        List<SeatOperation> group = waiting;
        try
        {
            for (var tries = 0; ; tries++)
            {
                var isFresh = isStale;
                if (await Row() is not { } row)
                {
                    return End(waiting, operation => operation.Unknown());
                }

                if (row.OwesSeats && waiting[0] is not SettleOperation)
                {
                    // Free seats belong to the line before anyone new.
                    waiting = [new SettleOperation(), .. waiting];
                }

                await Task.WhenAll(waiting.Take(MostLooked).Select(operation => operation.Look(row)));
                var draft = new SeatDraft(row, writer, edition, clock.GetUtcNow());
                var (planned, decided, rest) = Plan(waiting, draft);
                group = [.. planned, .. decided];
                if (decided.Count > 0 && !isFresh && clock.GetUtcNow() - knownAt > Recent)
                {
                    // A refusal must not rest on a row that another instance may have changed.
                    isStale = true;
                    continue;
                }

                await draft.Promote(table, CancellationToken.None);
                var started = Stopwatch.GetTimestamp();
                var stored = draft.HasChanges ? await table.Submit(draft.ToBatch(), CancellationToken.None) : Stored.Yes;
                took = Stopwatch.GetElapsedTime(started);
                if (stored == Stored.Yes)
                {
                    End(decided, _ => { });
                    Keep(draft, planned);
                    return draft.Workshop.OwesSeats ? [new SettleOperation(), .. rest] : rest;
                }

                // The row was out of date, and so may be what was decided by it: all of them once more.
                await Lost(stored, planned, tries);
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

    private static (List<SeatOperation> Planned, List<SeatOperation> Decided, List<SeatOperation> Left) Plan(List<SeatOperation> waiting, SeatDraft draft)
    {
        var (planned, decided, rest) = (new List<SeatOperation>(), new List<SeatOperation>(), new List<SeatOperation>());
        for (var place = 0; place < waiting.Count; place++)
        {
            // Behind one that has to wait nobody of another kind overtakes; and who has not looked yet can't plan.
            var operation = waiting[place];
            draft.Trace = operation.Trace;
            var list = place >= MostLooked || (rest.Count > 0 && rest[0].GetType() != operation.GetType())
                ? rest
                : operation.Plan(draft) switch { Planned.InDraft => planned, Planned.Decided => decided, _ => rest };
            list.Add(operation);
        }

        return (planned, decided, rest);
    }

    private void Keep(SeatDraft draft, List<SeatOperation> planned)
    {
        if (draft.HasChanges)
        {
            (known, knownAt) = (draft.Stored(), clock.GetUtcNow());
            programme.Note(known);
        }

        // The next group need not wait for the message; those of this one do, so that an answer means "on its way".
        _ = Finish(planned, draft.Mails);
    }

    private async Task Finish(List<SeatOperation> planned, IReadOnlyList<OutboxRow> mails)
    {
        await mailQueue.Send(mails, CancellationToken.None);
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

    private async Task Lost(Stored stored, List<SeatOperation> planned, int tries)
    {
        if (tries >= MostTries)
        {
            throw new InvalidOperationException($"The seats of {workshop} kept changing under this instance.");
        }

        if (stored == Stored.Exists)
        {
            foreach (var operation in planned)
            {
                operation.Collided();
            }
        }

        isStale = true;
        // Instances that collided once would collide again in step; meanwhile the next group grows.
        await Task.Delay(took * Random.Shared.NextDouble() * Math.Min(MostTurns, tries + 2));
    }

    private async Task<WorkshopRow?> Row()
    {
        if (!isStale && programme.Shown(workshop) is var (shown, readAt) && (known is null || readAt > knownAt))
        {
            // The pages have read it since: no need to find out by losing a race.
            (known, knownAt) = (shown, readAt);
        }

        if (isStale || known is null)
        {
            (knownAt, isStale) = (clock.GetUtcNow(), false);
            known = await table.Get<WorkshopRow>(edition.Id, Keys.Workshop(workshop), CancellationToken.None);
        }

        return known;
    }
}
