using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Gives a seat or a place on the waiting list back.</summary>
public sealed class CancelSignUp(PageRenderer pages, SignUps signUps, Seats seats)
{
    [Function(nameof(CancelSignUp)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/sign-ups/{token}/cancel")] HttpRequest request, string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await signUps.FindByTokenAsync(token, cancellationToken) is not { } signUp)
            {
                return await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            await seats.CancelAsync(signUp.Workshop, signUp.Number, by: "");
            return PageResults.SeeOther(language, $"/sign-ups/{token}");
        });
}
