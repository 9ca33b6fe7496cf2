using Platform.Languages;
using Platform.Mail;
using Platform.Records;

namespace Fair.Website;

/// <summary>
/// "Send me my link again", asked for an address. Whether the address is known is looked up behind the queue, so that
/// the page answers every address alike and in the same time.
/// </summary>
public sealed class LinkRequest(IEnumerable<LinkSource> sources) : MailFanOut
{
    /// <summary>The name that it is stored under; it stays when the class is renamed.</summary>
    public const string StoredKind = "LinkRequest";

    public override string Kind => StoredKind;

    /// <summary>The row that stands for the request.</summary>
    public static OutboxRow Row(string edition, string email, Language language, TimeProvider clock) => new()
    {
        PartitionKey = edition,
        RowKey = Keys.Outbox(Id.New(clock)),
        Kind = StoredKind,
        To = email,
        Language = language.Code,
        QueuedAt = clock.GetUtcNow(),
    };

    public override async Task<FanOutPage> ExpandAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var mails = new List<OutboxRow>();
        foreach (var source in sources)
        {
            mails.AddRange(await source.FindAsync(row.To, cancellationToken));
        }

        return new(mails, IsLast: true);
    }
}
