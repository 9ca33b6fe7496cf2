using Fair.Exhibitors;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Asks before a place is given back: opening a link changes nothing.</summary>
public sealed class ConfirmCancellation(PageRenderer pages, SignUps signUps, Programme programme, TimeProvider clock)
{
    [Function(nameof(ConfirmCancellation)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/sign-ups/{token}/cancel")] HttpRequest request, string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            if (await signUps.ByToken(token, cancellationToken) is not { } signUp || await programme.Find(signUp.Workshop, cancellationToken) is not { } workshop)
            {
                return await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            return signUp.State == SignUpState.Cancelled || clock.GetUtcNow() >= workshop.Starts
                ? Answer.See(language, $"/sign-ups/{token}")
                : await pages.Page<CancelSignUpPage>(
                    request, language, StatusCodes.Status200OK,
                    (nameof(CancelSignUpPage.SignUp), signUp), (nameof(CancelSignUpPage.Workshop), workshop), (nameof(CancelSignUpPage.Token), token));
        });
}
