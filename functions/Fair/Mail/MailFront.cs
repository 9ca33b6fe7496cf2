using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Mails that need somebody, and messages that failed too often, on the organisers' front page.</summary>
public sealed class MailFront(FairTable table, Edition edition) : DeskFrontPart
{
    /// <summary>They are counted up to here.</summary>
    public const int MaxCounted = 999;

    public override int Order => 50;

    public override async Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken)
    {
        var issues = table.ReadPageAsync<SentMailRow>(edition.Id, Keys.MailIssuePrefix, MaxCounted, null, cancellationToken);
        var poison = table.ReadPageAsync<PoisonRow>(edition.Id, Keys.PoisonPrefix, MaxCounted, null, cancellationToken);
        return new([Figure((await issues).Rows.Count, "desk.today.mails"), Figure((await poison).Rows.Count, "desk.today.poison")], []);

        DeskFigure Figure(int number, string text) =>
            new(number < MaxCounted ? Language.Number(number) : $"{Language.Number(number)}+", language[text], "/desk/mail", number > 0);
    }
}
