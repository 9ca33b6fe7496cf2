using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Applying by the API, with the rules of the form: JSON, or multipart with the JSON in <c>application</c> and the files beside it.</summary>
public sealed class ApplyForStand(ApplicationFormReader reader, ApplicationStore applications, RateLimits limits, Edition edition, TimeProvider clock)
{
    private const int MaxJsonBytes = 256 * 1024;

    [Function(nameof(ApplyForStand)), Public(CrossSite = true, MaxBytes = Body.WithFiles)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications")] HttpRequest request, CancellationToken cancellationToken)
    {
        var language = ErrorResults.LanguageOf(request);
        if (edition.PhaseAt(clock.GetUtcNow()) != ApplicationsPhase.Open)
        {
            return Problem.Create(StatusCodes.Status409Conflict, language["problem.closed"]);
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 200)
        {
            return Problem.Create(StatusCodes.Status400BadRequest, language["problem.key"]);
        }

        IFormCollection? posted = null;
        if (request.HasFormContentType)
        {
            (posted, var status) = await PostedFields.ReadAsync(request, cancellationToken);
            if (posted is null)
            {
                return Problem.Create(status, language["problem.unreadable"]);
            }
        }

        var json = posted is null ? await Body.ReadAsync(request, MaxJsonBytes, cancellationToken) : System.Text.Encoding.UTF8.GetBytes(posted["application"].ToString());
        if (json is null)
        {
            return Problem.Create(StatusCodes.Status413PayloadTooLarge, language["problem.tooLarge"]);
        }

        return FormValuesJson.Parse(json) is { } application
            ? await RunAsync(application, posted, $"api:{key}", language, cancellationToken)
            : Problem.Create(StatusCodes.Status400BadRequest, language["problem.unreadable"]);
    }

    private async Task<IResult> RunAsync(JsonObject application, IFormCollection? posted, string key, Language language, CancellationToken cancellationToken)
    {
        var (answers, errors) = ApplicationJson.Read(application);
        var form = new ApplicationForm { FormId = key, Typed = answers };
        if (posted is not null)
        {
            var upload = await reader.ReadAsync(posted, ApplicationFiles.Folder(key), [], cancellationToken);
            form.Files.AddRange(upload.Files);
            form.Errors.AddRange(upload.Errors);
        }

        form.CheckAnswers(ApplicationFields.All, edition);
        form.Errors.AddRange(errors.Where(error => form.Errors.All(other => other.Field != error.Field)));
        ApplyResult? before = null;
        if (form.Errors.Count == 0 && !limits.PermitsEmail("applied", form.Tidy.Email, key) && (before = await applications.FindEarlierAsync(key, form.Tidy, form.Files, cancellationToken)) is null)
        {
            return Problem.Create(StatusCodes.Status429TooManyRequests, language["error.tooManyMails"]);
        }

        if (form.Errors.Count > 0)
        {
            return Problem.Create(
                StatusCodes.Status400BadRequest, language["problem.fields"],
                form.Errors.Select(error => (ApplicationJson.Pointer(error.Field), language.Text(error.Text, error.Values))));
        }

        return (before ?? await applications.ApplyAsync(key, form.Tidy, form.Files, cancellationToken)) switch
        {
            ApplyResult.Stored stored => Created(stored.Number),
            ApplyResult.FormUsed => Problem.Create(StatusCodes.Status422UnprocessableEntity, language["problem.keyUsed"]),
            _ => Problem.Create(StatusCodes.Status409Conflict, language["alreadyApplied.text"]),
        };
    }

    private static BufferedResult Created(string number) =>
        new(StatusCodes.Status201Created, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { number, state = ApplicationState.Received }));
}
