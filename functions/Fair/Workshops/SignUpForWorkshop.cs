using System.Text.Json;
using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Signing up by the API, with the rules of the form.</summary>
public sealed class SignUpForWorkshop(Programme programme, Seats seats, ApplicationStore applications, RateLimits limits, Edition edition)
{
    private const int MaxJsonBytes = 16 * 1024;

    [Function(nameof(SignUpForWorkshop)), Public(CrossSite = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workshops/{workshop}/sign-ups")] HttpRequest request, string workshop, CancellationToken cancellationToken)
    {
        var language = ErrorResults.LanguageOf(request);
        if (await programme.FindAsync(workshop, cancellationToken) is not { } workshopRow)
        {
            return Problem.Create(StatusCodes.Status404NotFound, language["problem.workshopUnknown"]);
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 200)
        {
            return Problem.Create(StatusCodes.Status400BadRequest, language["problem.key"]);
        }

        if (await Body.ReadAsync(request, MaxJsonBytes, cancellationToken) is not { } body)
        {
            return Problem.Create(StatusCodes.Status413PayloadTooLarge, language["problem.tooLarge"]);
        }

        if (FormValuesJson.Parse(body) is not { } json)
        {
            return Problem.Create(StatusCodes.Status400BadRequest, language["problem.unreadable"]);
        }

        var (answers, errors) = FormValuesJson.Read(json, SignUpFields.All);
        var form = new Form { FormId = $"api:{key}", Typed = answers };
        form.CheckAnswers(SignUpFields.All, edition);
        form.Errors.AddRange(errors.Where(error => form.Errors.All(other => other.Field != error.Field)));
        return await RunAsync(workshopRow, form, language, cancellationToken);
    }

    private async Task<IResult> RunAsync(WorkshopRow workshop, Form form, Language language, CancellationToken cancellationToken)
    {
        if (await PostedSignUp.RequestAsync(form, applications, cancellationToken) is not { } signUpRequest)
        {
            return Problem.Create(
                StatusCodes.Status400BadRequest, language["problem.fields"],
                form.Errors.Select(error => (FormValuesJson.Pointer(error.Field), language.Text(error.Text, error.Values))));
        }

        SignUpResult? before = null;
        if (!limits.PermitsEmail($"sign-up {workshop.Id}", form.Tidy["email"], form.FormId) && (before = await seats.FindEarlierAsync(workshop, signUpRequest, cancellationToken)) is null)
        {
            return Problem.Create(StatusCodes.Status429TooManyRequests, language["error.tooManyMails"]);
        }

        return (before ?? await seats.SignUpAsync(workshop.Id, signUpRequest)) switch
        {
            SignUpResult.Stored stored => Created(stored.Position),
            SignUpResult.Already => Problem.Create(StatusCodes.Status409Conflict, language["problem.signUpAlready"]),
            SignUpResult.GivenBack => Problem.Create(StatusCodes.Status422UnprocessableEntity, language["problem.signUpGivenBack"]),
            SignUpResult.Collides collides => Problem.Create(
                StatusCodes.Status409Conflict,
                language.Text("problem.signUpCollides", ("workshops", string.Join(", ", (await programme.FindAllAsync(collides.Held, cancellationToken)).Select(held => held.ReadDetails().Title[language]))))),
            SignUpResult.NotOpen => Problem.Create(StatusCodes.Status409Conflict, language["problem.signUpNotOpen"]),
            _ => Problem.Create(StatusCodes.Status404NotFound, language["problem.workshopUnknown"]),
        };
    }

    private static BufferedResult Created(int position) => new(
        StatusCodes.Status201Created, "application/json",
        JsonSerializer.SerializeToUtf8Bytes(new { state = position == 0 ? SignUpState.Seat : SignUpState.Waiting, position = position == 0 ? (int?)null : position }));
}
