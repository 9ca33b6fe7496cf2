using System.Diagnostics;

namespace Fair.Workshops;

/// <summary>Something that is to be done to a workshop's seats, waiting for its turn in a group.</summary>
internal abstract class SeatOperation
{
    /// <summary>The trace of the request that asks for it; the group that it is committed with has none.</summary>
    public string? Trace { get; } = Activity.Current?.Id;

    /// <summary>Reads what the operation depends on, besides the workshop's row as it is known; called before each try.</summary>
    public virtual Task LoadAsync(WorkshopRow workshop) => Task.CompletedTask;

    /// <summary>Writes itself into the ledger, decides without writing, or waits for the next group.</summary>
    public abstract PlanResult Plan(SeatLedger ledger);

    /// <summary>The ledger with it is stored.</summary>
    public abstract void Done();

    /// <summary>A row that the group was to add is there already: it may be one of this operation's.</summary>
    public virtual void Collided()
    {
    }

    /// <summary>There is no such workshop.</summary>
    public abstract void Unknown();

    public abstract void Fail(Exception exception);
}

/// <summary>What became of an operation's planning.</summary>
internal enum PlanResult
{
    /// <summary>It is in the ledger, and done when the ledger is stored.</summary>
    InDraft,

    /// <summary>It found its end without changing anything; <see cref="SeatOperation.Done"/> tells.</summary>
    Decided,

    /// <summary>It does not fit into this ledger any more.</summary>
    Later,
}

/// <summary>An operation with an answer.</summary>
internal abstract class SeatOperation<TAnswer> : SeatOperation
{
    private readonly TaskCompletionSource<TAnswer> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TAnswer> Answered => completion.Task;

    protected TAnswer? Answer { get; set; }

    public override void Done() => completion.TrySetResult(Answer!);

    public override void Fail(Exception exception) => completion.TrySetException(exception);

    protected PlanResult Decide(TAnswer answer)
    {
        Answer = answer;
        return PlanResult.Decided;
    }
}
