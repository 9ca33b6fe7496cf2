using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Takes the form of whoever signs up, and answers with a seat or a place on the waiting list.</summary>
public sealed partial class SubmitSignUp(
    PageRenderer pages, Programme programme, Seats seats, ApplicationStore applications, RateLimits limits, Edition edition, TimeProvider clock, ILogger<SubmitSignUp> logger)
{
    [Function(nameof(SubmitSignUp)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/workshops/{workshop}")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = PostedSignUp.Read(posted, edition, clock);
        var signUpRequest = await PostedSignUp.RequestAsync(form, applications, cancellationToken);
        SignUpResult? before = null;
        if (signUpRequest is not null && !limits.PermitsEmail($"sign-up {workshop.Id}", form.Tidy["email"], form.FormId) && (before = await seats.FindEarlierAsync(workshop, signUpRequest, cancellationToken)) is null)
        {
            // The same form once more is no flood; something new is.
            form.Errors.Add(new("email", "error.tooManyMails"));
        }

        if (signUpRequest is null || form.Errors.Count > 0)
        {
            LogRefused(form.Errors.Count, form.Errors[0].Field, form.Errors[0].Text);
            return await ShowAsync(request, language, workshop, form, cancellationToken);
        }

        return (before ?? await seats.SignUpAsync(workshop.Id, signUpRequest)) switch
        {
            SignUpResult.Stored stored => PageResults.SeeOther(language, $"/workshops/{workshop.Id}/signed-up/{stored.Position}"),
            SignUpResult.Already => await pages.PageAsync<AlreadySignedUpPage>(request, language, StatusCodes.Status409Conflict, (nameof(AlreadySignedUpPage.Workshop), workshop)),
            SignUpResult.GivenBack => await pages.PageAsync<SignUpUsedPage>(request, language, StatusCodes.Status409Conflict, (nameof(SignUpUsedPage.Workshop), workshop)),
            SignUpResult.Collides collides => await pages.PageAsync<CollisionPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(CollisionPage.Workshop), workshop), (nameof(CollisionPage.Held), await programme.FindAllAsync(collides.Held, cancellationToken)), (nameof(CollisionPage.Form), form)),
            SignUpResult.NotOpen => await pages.PageAsync<SignUpClosedPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(SignUpClosedPage.Workshop), await programme.FindAsync(workshop.Id, cancellationToken)), (nameof(SignUpClosedPage.Others), await programme.OthersAsync(workshop, cancellationToken))),
            _ => await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound),
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Language language, WorkshopRow workshop, Form form, CancellationToken cancellationToken) =>
        await pages.PageAsync<WorkshopPage>(
            request, language, StatusCodes.Status400BadRequest,
            (nameof(WorkshopPage.Workshop), workshop), (nameof(WorkshopPage.Form), form), (nameof(WorkshopPage.Others), await programme.OthersAsync(workshop, cancellationToken)));

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-up came back with {Count} errors, first {Field}: {Error}.")]
    private partial void LogRefused(int count, string field, string error);
}
