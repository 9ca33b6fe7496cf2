using Fair.Exhibitors;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Gives a seat or a place on the waiting list back.</summary>
public sealed class CancelSignUp(PageRenderer pages, SignUps signUps, Seats seats)
{
    [Function(nameof(CancelSignUp)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/sign-ups/{token}/cancel")] HttpRequest request, string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            if (await signUps.ByToken(token, cancellationToken) is not { } signUp)
            {
                return await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            await seats.Cancel(signUp.Workshop, signUp.Number, by: "");
            return Answer.See(language, $"/sign-ups/{token}");
        });
}
