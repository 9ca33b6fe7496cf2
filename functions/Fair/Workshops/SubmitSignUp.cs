using Fair.Editions;
using Fair.Exhibitors;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Fair.Workshops;

/// <summary>Takes the form of whoever signs up, and answers with a seat or a place on the waiting list.</summary>
public sealed partial class SubmitSignUp(
    PageRenderer pages, Programme programme, Seats seats, Applications applications, RateLimits limits, Edition edition, TimeProvider clock, ILogger<SubmitSignUp> logger)
{
    [Function(nameof(SubmitSignUp)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/workshops/{workshop}")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => await programme.Find(workshop, cancellationToken) is { } found
            ? await Run(request, language, found, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = PostedSignUp.Read(posted, edition, clock);
        var wish = await PostedSignUp.Request(form, applications, cancellationToken);
        SignedUp? before = null;
        if (wish is not null && !limits.PermitsEmail($"sign-up {workshop.Id}", form.Tidy["email"], form.FormId) && (before = await seats.Before(workshop, wish, cancellationToken)) is null)
        {
            // The same form once more is no flood; something new is.
            form.Errors.Add(new("email", "error.tooManyMails"));
        }

        if (wish is null || form.Errors.Count > 0)
        {
            LogRefused(form.Errors.Count, form.Errors[0].Field, form.Errors[0].Text);
            return await Show(request, language, workshop, form, cancellationToken);
        }

        return (before ?? await seats.SignUp(workshop.Id, wish)) switch
        {
            SignedUp.Stored stored => Answer.See(language, $"/workshops/{workshop.Id}/signed-up/{stored.Position}"),
            SignedUp.Already => await pages.Page<AlreadySignedUpPage>(request, language, StatusCodes.Status409Conflict, (nameof(AlreadySignedUpPage.Workshop), workshop)),
            SignedUp.GivenBack => await pages.Page<SignUpUsedPage>(request, language, StatusCodes.Status409Conflict, (nameof(SignUpUsedPage.Workshop), workshop)),
            SignedUp.Collides collides => await pages.Page<CollisionPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(CollisionPage.Workshop), workshop), (nameof(CollisionPage.Held), await programme.Of(collides.Held, cancellationToken)), (nameof(CollisionPage.Form), form)),
            SignedUp.NotOpen => await pages.Page<SignUpClosedPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(SignUpClosedPage.Workshop), await programme.Find(workshop.Id, cancellationToken)), (nameof(SignUpClosedPage.Others), await programme.Others(workshop, cancellationToken))),
            _ => await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound),
        };
    }

    private async Task<IResult> Show(HttpRequest request, Language language, WorkshopRow workshop, Form form, CancellationToken cancellationToken) =>
        await pages.Page<WorkshopPage>(
            request, language, StatusCodes.Status400BadRequest,
            (nameof(WorkshopPage.Workshop), workshop), (nameof(WorkshopPage.Form), form), (nameof(WorkshopPage.Others), await programme.Others(workshop, cancellationToken)));

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-up came back with {Count} errors, first {Field}: {Error}.")]
    private partial void LogRefused(int count, string field, string error);
}
