using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>Withdraws an application.</summary>
public sealed class WithdrawApplication(PageRenderer pages, Applications applications)
{
    [Function(nameof(WithdrawApplication)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/applications/{token}/withdraw")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            if (await applications.ByToken(token, cancellationToken) is not { } row)
            {
                return await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            await applications.Withdraw(row, cancellationToken);
            return Answer.See(language, $"/applications/{token}");
        });
}
