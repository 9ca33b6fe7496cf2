namespace LocalHost;

/// <summary>How the mailbox is to answer a number of sends.</summary>
/// <param name="Refuse">The status to refuse with; the message is then not accepted. Accepts if null.</param>
/// <param name="Times">How many sends this is for.</param>
/// <param name="ResetSeconds">For 429: how long from now, by the run's clock, until X-RateLimit-Reset.</param>
/// <param name="DelayMilliseconds">How long to wait before answering.</param>
/// <param name="BreakAfterAccepting">Whether to accept the message and close the connection without an answer.</param>
internal sealed record MailboxBehaviour(
    int? Refuse = null,
    int Times = 1,
    int ResetSeconds = 1,
    int DelayMilliseconds = 0,
    bool BreakAfterAccepting = false);
