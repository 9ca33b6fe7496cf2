using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Strikes a message that was given up off the list: nothing can be made of it, or it was seen to otherwise.</summary>
public sealed class DismissMessage(PageRenderer pages, PrincipalReader principals, FairTable table, IEnumerable<MessageQueue> watched, Edition edition, TimeProvider clock)
{
    [Function(nameof(DismissMessage)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/poison/{queue}/{id}/dismiss")] HttpRequest request,
        string lang, string queue, string id, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await ReplayMessage.FindAsync(table, watched, edition, queue, id, cancellationToken) is { } row)
            {
                var by = principals.Read(request)!.Name;
                await table.CommitAsync(new TableTransaction().Delete(row).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, MailAudit.MessageDismissed, "mail", queue)), cancellationToken);
            }

            return PageResults.SeeOther(language, "/desk/mail");
        });
}
