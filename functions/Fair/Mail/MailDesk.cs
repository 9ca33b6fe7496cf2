using Fair.Editions;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>What became of the mails, first of all those that need the organisers.</summary>
public sealed class MailDesk(PageRenderer pages, FairTable table, Edition edition)
{
    private const int MostShown = 100;

    public const int PageSize = 50;

    [Function(nameof(MailDesk)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/mail")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            var troubles = table.Read<LedgerRow>(edition.Id, Keys.TroublePrefix, MostShown, null, cancellationToken);
            var poison = table.Read<PoisonRow>(edition.Id, Keys.PoisonPrefix, MostShown, null, cancellationToken);
            var suppressed = table.Read<SuppressionRow>(edition.Id, Keys.SuppressedPrefix, MostShown, null, cancellationToken);
            var after = request.Query["after"].ToString() is { Length: > 0 } id ? Keys.LedgerPrefix + id : null;
            var ledger = table.Read<LedgerRow>(edition.Id, Keys.LedgerPrefix, PageSize, after, cancellationToken);
            return await pages.Page<MailDeskPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(MailDeskPage.Troubles), (await troubles).Rows), (nameof(MailDeskPage.Poison), (await poison).Rows),
                (nameof(MailDeskPage.Suppressed), (await suppressed).Rows), (nameof(MailDeskPage.Ledger), await ledger));
        });
}
