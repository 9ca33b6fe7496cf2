using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The organisers' list of certificates, newest first, with the ways to have more issued.</summary>
public sealed class ListCertificates(PageRenderer pages, FairTable table, CertificateRegister register, Totals totals, Edition edition, TimeProvider clock)
{
    public const int PageSize = 50;

    [Function(nameof(ListCertificates)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/certificates")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var find = request.Query["find"].ToString();
            if (find.Length > 0 && await FindAsync(find, cancellationToken) is { } certificate)
            {
                return PageResults.SeeOther(language, $"/desk/{CertificateRegister.Subject(certificate.Number)}");
            }

            var after = request.Query["after"].ToString() is { Length: > 0 } key ? CertificateKeys.CertificatePrefix + key : null;
            var slice = table.ReadPageAsync<CertificateRow>(edition.Id, CertificateKeys.CertificatePrefix, PageSize, after, cancellationToken);
            var waiting = table.CountAsync(edition.Id, CertificateKeys.CertificateOrderPrefix, cancellationToken);
            return await pages.PageAsync<CertificatesPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(CertificatesPage.Slice), await slice), (nameof(CertificatesPage.Waiting), await waiting), (nameof(CertificatesPage.Counts), await totals.ReadAsync(cancellationToken)),
                (nameof(CertificatesPage.NotFound), find), (nameof(CertificatesPage.IsFirst), after is null), (nameof(CertificatesPage.HasBegun), edition.HasBegunAt(clock.GetUtcNow())),
                (nameof(CertificatesPage.Ordered), Number(request, "ordered")), (nameof(CertificatesPage.Before), Number(request, "before")));
        });

    private async Task<CertificateRow?> FindAsync(string typed, CancellationToken cancellationToken) =>
        int.TryParse(typed.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && typed.Length <= 24 && CertificateCode.Tidy(typed).Length == 0
            ? await register.ByNumberAsync(number, cancellationToken)
            : await register.FindAsync(typed, cancellationToken);

    private static int? Number(HttpRequest request, string name) => int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
