using Fair.Desk;
using Fair.Editions;
using Fair.Languages;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>Sends a mail again that was refused or did not arrive, as a new mail with a new link.</summary>
public sealed class SendMailAgain(PageRenderer pages, PrincipalReader principals, FairTable table, MailQueue queue, Edition edition, TimeProvider clock)
{
    [Function(nameof(SendMailAgain)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/trouble/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            if (Id.IsValid(id) && await table.Get<LedgerRow>(edition.Id, Keys.Trouble(id), cancellationToken) is { State: not MailState.Held } trouble)
            {
                var row = OutboxRow.For(edition.Id, Mailing.FromJson(trouble.Kind, trouble.Facts), trouble.Subject, trouble.To, Language.Of(trouble.Language), clock);
                if (await table.Submit(new Batch().Delete(trouble).Add(row).Add(AuditRow.For(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, Audited.MailSentAgain, "mail")), cancellationToken) == Stored.Yes)
                {
                    await queue.Send(row, cancellationToken);
                }
            }

            return Answer.See(language, "/desk/mail");
        });
}
