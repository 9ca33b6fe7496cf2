using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>One person's sign-up at the desk.</summary>
public sealed class ReviewSignUp(PageRenderer pages, Programme programme, SignUps signUps)
{
    [Function(nameof(ReviewSignUp)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/sign-ups/{number:int}")] HttpRequest request, string lang, string workshop, string number, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
            RouteNumber.Read(number) is { } known && await programme.Find(workshop, cancellationToken) is { } found && await signUps.Find(found.Id, known, cancellationToken) is { } signUp
                ? await pages.Page<ReviewSignUpPage>(request, language, StatusCodes.Status200OK, (nameof(ReviewSignUpPage.SignUp), signUp), (nameof(ReviewSignUpPage.Workshop), found))
                : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
