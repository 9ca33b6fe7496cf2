namespace Fair.Mail;

/// <summary>
/// A row of the outbox that stands for mails still to be found, such as "my link, wherever I applied". It is replaced by
/// them in one transaction, so it is lost or doubled no more than a mail is.
/// </summary>
public abstract class MailExpansion
{
    /// <summary>The <see cref="OutboxRow.Kind"/> that it expands.</summary>
    public abstract string Kind { get; }

    /// <summary>The mails that the row stands for, at most 99; none is fine.</summary>
    public abstract Task<IReadOnlyList<OutboxRow>> Expand(OutboxRow row, CancellationToken cancellationToken);
}
