using System.Text.Json;
using Fair.Editions;
using Fair.Exhibitors;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Signing up by the API, with the rules of the form.</summary>
public sealed class SignUpForWorkshop(Programme programme, Seats seats, Applications applications, RateLimits limits, Edition edition)
{
    private const int MostJsonBytes = 16 * 1024;

    [Function(nameof(SignUpForWorkshop)), Public(CrossSite = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workshops/{workshop}/sign-ups")] HttpRequest request, string workshop, CancellationToken cancellationToken)
    {
        var language = ErrorPage.LanguageOf(request);
        if (await programme.Find(workshop, cancellationToken) is not { } found)
        {
            return Problem.Of(StatusCodes.Status404NotFound, language["problem.workshopUnknown"]);
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 200)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, language["problem.key"]);
        }

        if (await Body.Read(request, MostJsonBytes, cancellationToken) is not { } body)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, language["problem.tooLarge"]);
        }

        if (AnswersJson.Parse(body) is not { } json)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, language["problem.unreadable"]);
        }

        var (answers, errors) = AnswersJson.Read(json, SignUpFields.All);
        var form = new Form { FormId = $"api:{key}", Typed = answers };
        form.CheckAnswers(SignUpFields.All, edition);
        form.Errors.AddRange(errors.Where(error => form.Errors.All(other => other.Field != error.Field)));
        return await Run(found, form, language, cancellationToken);
    }

    private async Task<IResult> Run(WorkshopRow workshop, Form form, Language language, CancellationToken cancellationToken)
    {
        if (await PostedSignUp.Request(form, applications, cancellationToken) is not { } wish)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, language["problem.fields"],
                form.Errors.Select(error => (AnswersJson.Pointer(error.Field), language.Text(error.Text, error.Values))));
        }

        SignedUp? before = null;
        if (!limits.PermitsEmail($"sign-up {workshop.Id}", form.Tidy["email"], form.FormId) && (before = await seats.Before(workshop, wish, cancellationToken)) is null)
        {
            return Problem.Of(StatusCodes.Status429TooManyRequests, language["error.tooManyMails"]);
        }

        return (before ?? await seats.SignUp(workshop.Id, wish)) switch
        {
            SignedUp.Stored stored => Created(stored.Position),
            SignedUp.Already => Problem.Of(StatusCodes.Status409Conflict, language["problem.signUpAlready"]),
            SignedUp.GivenBack => Problem.Of(StatusCodes.Status422UnprocessableEntity, language["problem.signUpGivenBack"]),
            SignedUp.Collides collides => Problem.Of(
                StatusCodes.Status409Conflict,
                language.Text("problem.signUpCollides", ("workshops", string.Join(", ", (await programme.Of(collides.Held, cancellationToken)).Select(held => held.ReadDetails().Title[language]))))),
            SignedUp.NotOpen => Problem.Of(StatusCodes.Status409Conflict, language["problem.signUpNotOpen"]),
            _ => Problem.Of(StatusCodes.Status404NotFound, language["problem.workshopUnknown"]),
        };
    }

    private static Page Created(int position) => new(
        StatusCodes.Status201Created, "application/json",
        JsonSerializer.SerializeToUtf8Bytes(new { state = position == 0 ? SignUpState.Seat : SignUpState.Waiting, position = position == 0 ? (int?)null : position }));
}
