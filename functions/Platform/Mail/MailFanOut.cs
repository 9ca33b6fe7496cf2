using Platform.Records;

namespace Platform.Mail;

/// <summary>
/// A row of the outbox that stands for mails still to be found, such as "my link, wherever I applied" or "everyone who
/// signed up". It is replaced by them page by page, each page in one transaction with where to go on, so that none is
/// lost or doubled more than a mail is.
/// </summary>
public abstract class MailFanOut
{
    /// <summary>The <see cref="OutboxRow.Kind"/> that it expands.</summary>
    public abstract string Kind { get; }

    /// <summary>The next mails that the row stands for. The facts of <paramref name="row"/> may be changed to say where to go on.</summary>
    public abstract Task<FanOutPage> ExpandAsync(OutboxRow row, CancellationToken cancellationToken);
}

/// <summary>A page of mails.</summary>
/// <param name="Mails">At most 99 less the changes; none is fine.</param>
/// <param name="IsLast">Whether the row has served.</param>
public sealed record FanOutPage(IReadOnlyList<OutboxRow> Mails, bool IsLast)
{
    /// <summary>What else changes with them.</summary>
    public TableTransaction Changes { get; init; } = new();
}
