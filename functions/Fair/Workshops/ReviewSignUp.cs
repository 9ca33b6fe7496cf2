using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>One person's sign-up at the desk.</summary>
public sealed class ReviewSignUp(PageRenderer pages, Programme programme, SignUps signUps)
{
    [Function(nameof(ReviewSignUp)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/sign-ups/{number:int}")] HttpRequest request, string lang, string workshop, string number, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
            RouteNumber.Read(number) is { } known && await programme.FindAsync(workshop, cancellationToken) is { } workshopRow && await signUps.FindAsync(workshopRow.Id, known, cancellationToken) is { } signUp
                ? await pages.PageAsync<ReviewSignUpPage>(request, language, StatusCodes.Status200OK, (nameof(ReviewSignUpPage.SignUp), signUp), (nameof(ReviewSignUpPage.Workshop), workshopRow))
                : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
