using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Asks before one place is given back for another.</summary>
public sealed class ConfirmSwap(PageRenderer pages, SignUps signUps, Programme programme, TimeProvider clock)
{
    [Function(nameof(ConfirmSwap)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/sign-ups/{token}/swap/{workshop}")] HttpRequest request, string lang, string token, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await signUps.FindByTokenAsync(token, cancellationToken) is not { } held
                || await programme.FindAsync(held.Workshop, cancellationToken) is not { } heldWorkshop
                || await programme.FindAsync(workshop, cancellationToken) is not { } wanted)
            {
                return await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            return held.State == SignUpState.Cancelled || clock.GetUtcNow() >= heldWorkshop.Starts
                ? PageResults.SeeOther(language, $"/sign-ups/{token}")
                : await pages.PageAsync<SwapPage>(
                    request, language, StatusCodes.Status200OK,
                    (nameof(SwapPage.Held), held), (nameof(SwapPage.HeldWorkshop), heldWorkshop), (nameof(SwapPage.Wanted), wanted), (nameof(SwapPage.Token), token));
        });
}
