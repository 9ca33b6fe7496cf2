using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>A person's own sign-up: the seat and its code, or where the line stands.</summary>
public sealed class FollowSignUp(PageRenderer pages, SignUps signUps, Programme programme)
{
    [Function(nameof(FollowSignUp)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/sign-ups/{token}")] HttpRequest request, string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await signUps.FindByTokenAsync(token, cancellationToken) is not { } signUp || await programme.FindAsync(signUp.Workshop, cancellationToken) is not { } workshop)
            {
                return await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound);
            }

            var position = signUp.State == SignUpState.Waiting ? await signUps.FindPositionAsync(signUp, cancellationToken) : 0;
            return await pages.PageAsync<SignUpPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(SignUpPage.SignUp), signUp), (nameof(SignUpPage.Workshop), workshop), (nameof(SignUpPage.Token), token), (nameof(SignUpPage.Position), position));
        });
}
