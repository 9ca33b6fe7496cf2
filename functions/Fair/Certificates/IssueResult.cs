using Microsoft.AspNetCore.Http;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>
/// What follows when an organiser has certificates issued: names that can't be printed are shown with a field to mend
/// them in, before anything is issued; else all are ordered and the list of certificates says how many.
/// </summary>
public sealed class IssueResult(PageRenderer pages, PrincipalReader principals, CertificateOrders orders)
{
    /// <summary>The field that mends a name: this, and what the certificate is for.</summary>
    public const string NamePrefix = "name:";

    /// <param name="request">The request, with its form if it has one.</param>
    /// <param name="language">The organiser's language.</param>
    /// <param name="requests">What is to be issued.</param>
    /// <param name="subject">What the audit trail names.</param>
    /// <param name="posted">What the form said, so that it can be said again with the names mended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IResult> RenderAsync(
        HttpRequest request, Language language, IReadOnlyList<CertificateRequest> requests, string subject, IFormCollection? posted, CancellationToken cancellationToken)
    {
        var mended = requests.Select(request => posted is not null && FormValues.Normalize(PostedFields.First(posted, NamePrefix + request.For)) is { Length: > 0 } name ? request with { Name = name } : request).ToList();
        var unprintable = orders.Unprintable(mended);
        if (unprintable.Count > 0)
        {
            return await pages.PageAsync<UnprintablePage>(
                request, language, StatusCodes.Status409Conflict, (nameof(UnprintablePage.Wishes), unprintable), (nameof(UnprintablePage.Posted), posted));
        }

        var ordered = await orders.OrderAsync(mended, principals.Read(request)!.Name, subject, cancellationToken);
        return PageResults.SeeOther(language, $"/desk/certificates?ordered={ordered.Count}&before={ordered.Before}");
    }
}
