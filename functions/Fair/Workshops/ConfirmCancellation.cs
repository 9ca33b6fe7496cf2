using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Asks before a place is given back: opening a link changes nothing.</summary>
public sealed class ConfirmCancellation(PageRenderer pages, SignUps signUps, Programme programme, TimeProvider clock)
{
    [Function(nameof(ConfirmCancellation)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/sign-ups/{token}/cancel")] HttpRequest request, string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await signUps.FindByTokenAsync(token, cancellationToken) is not { } signUp || await programme.FindAsync(signUp.Workshop, cancellationToken) is not { } workshop)
            {
                return await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            return signUp.State == SignUpState.Cancelled || clock.GetUtcNow() >= workshop.Starts
                ? PageResults.SeeOther(language, $"/sign-ups/{token}")
                : await pages.PageAsync<CancelSignUpPage>(
                    request, language, StatusCodes.Status200OK,
                    (nameof(CancelSignUpPage.SignUp), signUp), (nameof(CancelSignUpPage.Workshop), workshop), (nameof(CancelSignUpPage.Token), token));
        });
}
