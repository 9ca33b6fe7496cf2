using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Mail;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>Takes the address to send one's link to. Known or not, it answers the same and does the same.</summary>
public sealed class RequestLink(PageRenderer pages, FairTable table, MailQueue queue, RateLimits limits, Edition edition, TimeProvider clock)
{
    [Function(nameof(RequestLink)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/link")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, (language, posted) => Run(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var typed = posted["email"].ToString();
        var email = Answers.Tidy(typed);
        if (!Check.IsEmail(email))
        {
            return await pages.Page<RequestLinkPage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(RequestLinkPage.Email), typed), (nameof(RequestLinkPage.Error), language[email.Length == 0 ? "error.missing" : "error.email"]));
        }

        if (posted["website"].ToString().Length == 0 && limits.PermitsEmail("link", email))
        {
            var row = LinkRequest.Row(edition.Id, email, language, clock);
            if (await table.Submit(new Batch().Add(row), cancellationToken) == Stored.Yes)
            {
                await queue.Send(row, cancellationToken);
            }
        }

        return await pages.Page<LinkSentPage>(request, language);
    }
}
