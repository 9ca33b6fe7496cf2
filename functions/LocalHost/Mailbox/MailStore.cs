namespace LocalHost;

/// <summary>The messages of a run, in memory, newest first.</summary>
internal sealed class MailStore
{
    private readonly Lock gate = new();
    private readonly List<Mail> mails = [];

    public void Add(IEnumerable<Mail> accepted)
    {
        lock (gate)
        {
            mails.InsertRange(0, accepted.Reverse());
        }
    }

    /// <param name="to">An address that must be among the recipients; any if null or empty.</param>
    public IReadOnlyList<Mail> Find(string? to = null)
    {
        lock (gate)
        {
            return [.. mails.Where(mail => string.IsNullOrEmpty(to)
                || mail.Recipients.Any(recipient => recipient.Email.Equals(to, StringComparison.OrdinalIgnoreCase)))];
        }
    }

    public Mail? Get(string id)
    {
        lock (gate)
        {
            return mails.Find(mail => mail.Id == id);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            mails.Clear();
        }
    }
}
