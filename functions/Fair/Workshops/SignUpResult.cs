namespace Fair.Workshops;

/// <summary>What became of a sign-up.</summary>
public abstract record SignUpResult
{
    /// <summary>It is stored, now or when the same form came first.</summary>
    /// <param name="Position">The place on the waiting list that was told, from 1; 0 for a seat.</param>
    public sealed record Stored(int Position) : SignUpResult;

    /// <summary>The person has signed up for this workshop already, by another form.</summary>
    public sealed record Already : SignUpResult;

    /// <summary>The person holds other places at that time, waiting places included; nothing was stored.</summary>
    public sealed record Collides(IReadOnlyList<AgendaPlace> Held) : SignUpResult;

    /// <summary>The same form came before, and its place was given back since.</summary>
    public sealed record GivenBack : SignUpResult;

    /// <summary>The workshop does not take sign-ups now: see its phase.</summary>
    public sealed record NotOpen : SignUpResult;

    /// <summary>There is no such workshop.</summary>
    public sealed record Unknown : SignUpResult;
}

/// <summary>What became of a cancellation.</summary>
public enum CancelResult
{
    /// <summary>It is cancelled, now or before.</summary>
    Done,

    /// <summary>The workshop has begun.</summary>
    TooLate,

    /// <summary>There is no such sign-up.</summary>
    Unknown,
}
