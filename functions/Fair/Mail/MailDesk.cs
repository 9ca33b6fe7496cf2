using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>What became of the mails, first of all those that need the organisers.</summary>
public sealed class MailDesk(PageRenderer pages, FairTable table, Edition edition)
{
    private const int MaxShown = 100;

    public const int PageSize = 50;

    [Function(nameof(MailDesk)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/mail")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var troubles = table.ReadPageAsync<SentMailRow>(edition.Id, Keys.MailIssuePrefix, MaxShown, null, cancellationToken);
            var poison = table.ReadPageAsync<PoisonRow>(edition.Id, Keys.PoisonPrefix, MaxShown, null, cancellationToken);
            var suppressed = table.ReadPageAsync<SuppressionRow>(edition.Id, Keys.SuppressedPrefix, MaxShown, null, cancellationToken);
            var after = request.Query["after"].ToString() is { Length: > 0 } id ? Keys.SentMailPrefix + id : null;
            var ledger = table.ReadPageAsync<SentMailRow>(edition.Id, Keys.SentMailPrefix, PageSize, after, cancellationToken);
            return await pages.PageAsync<MailDeskPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(MailDeskPage.Troubles), (await troubles).Rows), (nameof(MailDeskPage.Poison), (await poison).Rows),
                (nameof(MailDeskPage.Suppressed), (await suppressed).Rows), (nameof(MailDeskPage.Ledger), await ledger));
        });
}
