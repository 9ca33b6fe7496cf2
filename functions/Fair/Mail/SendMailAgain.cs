using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Sends a mail again that was refused or did not arrive, as a new mail with a new link.</summary>
public sealed class SendMailAgain(PageRenderer pages, PrincipalReader principals, FairTable table, MailQueue queue, Edition edition, TimeProvider clock)
{
    [Function(nameof(SendMailAgain)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/trouble/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (Id.IsValid(id) && await table.GetAsync<SentMailRow>(edition.Id, Keys.MailIssue(id), cancellationToken) is { State: not MailState.Held } trouble)
            {
                var row = OutboxRow.Create(edition.Id, MailTemplate.FromJson(trouble.Kind, trouble.Payload), trouble.Subject, trouble.To, Language.FindOrDefault(trouble.Language), clock);
                if (await table.CommitAsync(new TableTransaction().Delete(trouble).Add(row).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, MailAudit.MailSentAgain, "mail")), cancellationToken) == CommitResult.Committed)
                {
                    await queue.SendAsync(row, cancellationToken);
                }
            }

            return PageResults.SeeOther(language, "/desk/mail");
        });
}
