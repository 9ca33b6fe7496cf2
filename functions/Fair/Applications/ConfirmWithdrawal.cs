using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Asks before an application is withdrawn: opening a link changes nothing.</summary>
public sealed class ConfirmWithdrawal(PageRenderer pages, ApplicationStore applications)
{
    [Function(nameof(ConfirmWithdrawal)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}/withdraw")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await applications.FindByTokenAsync(token, cancellationToken) switch
        {
            null => await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound),
            var row when ApplicationStore.MayWithdraw(row) => await pages.PageAsync<WithdrawPage>(
                request, language, parameters: [(nameof(WithdrawPage.Row), row), (nameof(WithdrawPage.Token), token)]),
            _ => PageResults.SeeOther(language, $"/applications/{token}"),
        });
}
