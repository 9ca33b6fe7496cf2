using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Lets mail go to an address again, as after its owner has made room in the mailbox.</summary>
public sealed class ReleaseAddress(PageRenderer pages, PrincipalReader principals, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(ReleaseAddress)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/address/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (id.Length == 64 && id.All(char.IsAsciiHexDigitLower))
            {
                await table.CommitAsync(
                    new TableTransaction().Delete(edition.Id, Keys.SuppressedPrefix + id).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, MailAudit.AddressReleased, "mail")), cancellationToken);
            }

            return PageResults.SeeOther(language, "/desk/mail");
        });
}
