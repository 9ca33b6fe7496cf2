namespace Platform.Mail;

/// <summary>Finds what somebody holds a link to, for those who lost it: a feature's part of "send me my link again".</summary>
public abstract class LinkSource
{
    /// <summary>The mails with the links of whoever has the address, in the order in which they are sent; none if nothing is known of it.</summary>
    public abstract Task<IReadOnlyList<OutboxRow>> FindAsync(string email, CancellationToken cancellationToken);
}
