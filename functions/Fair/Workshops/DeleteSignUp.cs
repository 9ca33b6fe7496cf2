using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Gives a place back by the API, by the token of the link; once more changes nothing.</summary>
public sealed class DeleteSignUp(SignUps signUps, Seats seats)
{
    [Function(nameof(DeleteSignUp)), Public(CrossSite = true)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/sign-ups/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        var language = ErrorResults.LanguageOf(request);
        var outcome = await signUps.FindByTokenAsync(token, cancellationToken) is { } signUp ? await seats.CancelAsync(signUp.Workshop, signUp.Number, by: "") : CancelResult.Unknown;
        return outcome switch
        {
            CancelResult.Done => Results.NoContent(),
            CancelResult.TooLate => Problem.Create(StatusCodes.Status409Conflict, language["problem.signUpTooLate"]),
            _ => Problem.Create(StatusCodes.Status404NotFound, language["problem.signUpUnknown"]),
        };
    }
}
