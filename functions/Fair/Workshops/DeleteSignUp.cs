using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Gives a place back by the API, by the token of the link; once more changes nothing.</summary>
public sealed class DeleteSignUp(SignUps signUps, Seats seats)
{
    [Function(nameof(DeleteSignUp)), Public(CrossSite = true)]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/sign-ups/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        var language = ErrorPage.LanguageOf(request);
        var outcome = await signUps.ByToken(token, cancellationToken) is { } signUp ? await seats.Cancel(signUp.Workshop, signUp.Number, by: "") : Cancelled.Unknown;
        return outcome switch
        {
            Cancelled.Yes => Results.NoContent(),
            Cancelled.TooLate => Problem.Of(StatusCodes.Status409Conflict, language["problem.signUpTooLate"]),
            _ => Problem.Of(StatusCodes.Status404NotFound, language["problem.signUpUnknown"]),
        };
    }
}
