using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Withdraws an application.</summary>
public sealed class WithdrawApplication(PageRenderer pages, ApplicationStore applications)
{
    [Function(nameof(WithdrawApplication)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/applications/{token}/withdraw")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await applications.FindByTokenAsync(token, cancellationToken) is not { } row)
            {
                return await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            await applications.WithdrawAsync(row, cancellationToken);
            return PageResults.SeeOther(language, $"/applications/{token}");
        });
}
