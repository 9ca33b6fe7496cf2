using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>Asks before an application is withdrawn: opening a link changes nothing.</summary>
public sealed class ConfirmWithdrawal(PageRenderer pages, Applications applications)
{
    [Function(nameof(ConfirmWithdrawal)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}/withdraw")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await applications.ByToken(token, cancellationToken) switch
        {
            null => await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound),
            var row when Applications.MayWithdraw(row) => await pages.Page<WithdrawPage>(
                request, language, parameters: [(nameof(WithdrawPage.Row), row), (nameof(WithdrawPage.Token), token)]),
            _ => Answer.See(language, $"/applications/{token}"),
        });
}
