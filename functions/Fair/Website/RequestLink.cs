using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Website;

/// <summary>Takes the address to send one's link to. Known or not, it answers the same and does the same.</summary>
public sealed class RequestLink(PageRenderer pages, FairTable table, MailQueue queue, RateLimits limits, Edition edition, TimeProvider clock)
{
    [Function(nameof(RequestLink)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/link")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => RunAsync(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var typed = posted["email"].ToString();
        var email = FormValues.Normalize(typed);
        if (!FormValidator.IsEmail(email))
        {
            return await pages.PageAsync<RequestLinkPage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(RequestLinkPage.Email), typed), (nameof(RequestLinkPage.Error), language[email.Length == 0 ? "error.missing" : "error.email"]));
        }

        if (posted["website"].ToString().Length == 0 && limits.PermitsEmail("link", email))
        {
            var row = LinkRequest.Row(edition.Id, email, language, clock);
            if (await table.CommitAsync(new TableTransaction().Add(row), cancellationToken) == CommitResult.Committed)
            {
                await queue.SendAsync(row, cancellationToken);
            }
        }

        return await pages.PageAsync<LinkSentPage>(request, language);
    }
}
