using Fair.Editions;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>Puts a message that had failed too often back into its queue.</summary>
public sealed class ReplayPoisonMail(PageRenderer pages, FairTable table, MailQueue queue, Edition edition)
{
    [Function(nameof(ReplayPoisonMail)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/poison/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            // Queued before it is struck off: a crash between repeats a message, which sends no mail twice.
            var key = $"{Keys.PoisonPrefix}{MailQueue.Name}|{id}";
            if (id.All(char.IsAsciiHexDigitLower) && await table.Get<PoisonRow>(edition.Id, key, cancellationToken) is { } row)
            {
                await queue.SendAgain(row.Message, cancellationToken);
                await table.Delete(edition.Id, key, cancellationToken);
            }

            return Answer.See(language, "/desk/mail");
        });
}
