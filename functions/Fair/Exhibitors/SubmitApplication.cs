using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Fair.Exhibitors;

/// <summary>Takes the form that an organisation sends.</summary>
public sealed partial class SubmitApplication(
    PageRenderer pages, ApplicationFormReader reader, Applications applications, RateLimits limits, Edition edition, TimeProvider clock, ILogger<SubmitApplication> logger)
{
    [Function(nameof(SubmitApplication)), Public(MostBytes = Body.WithFiles)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/apply")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, language => Run(request, language, cancellationToken));

    private async Task<IResult> Run(HttpRequest request, Language language, CancellationToken cancellationToken)
    {
        if (edition.PhaseAt(clock.GetUtcNow()) != ApplicationsPhase.Open)
        {
            return await pages.Page<ApplicationsClosedPage>(request, language, StatusCodes.Status409Conflict);
        }

        var (posted, status) = await PostedFields.Read(request, cancellationToken);
        if (posted is null)
        {
            return await ErrorPage.Answer(pages, request, status);
        }

        var form = await reader.Read(posted, null, [], cancellationToken);
        form.CheckAnswers(Fields.All, edition);
        form.CheckHuman(clock);
        Applied? before = null;
        if (form.Errors.Count == 0 && !limits.PermitsEmail("applied", form.Tidy.Email, form.FormId))
        {
            // The same form once more is no flood, also after a restart.
            before = await applications.Before(form.FormId, form.Tidy, form.Files, cancellationToken);
            if (before is null)
            {
                form.Errors.Add(new("email", "error.tooManyMails"));
            }
        }

        if (form.Errors.Count > 0)
        {
            LogRefused(form.Errors.Count, form.Errors[0].Field, form.Errors[0].Text);
            return await pages.Page<ApplyPage>(request, language, StatusCodes.Status400BadRequest, (nameof(ApplyPage.Form), form));
        }

        return (before ?? await applications.Apply(form.FormId, form.Tidy, form.Files, cancellationToken)) switch
        {
            Applied.Stored stored => Answer.See(language, $"/apply/received/{stored.Number}"),
            Applied.FormUsed used => await pages.Page<FormUsedPage>(request, language, StatusCodes.Status409Conflict, (nameof(FormUsedPage.Number), used.Number)),
            _ => await pages.Page<AlreadyAppliedPage>(request, language, StatusCodes.Status409Conflict),
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A form came back with {Count} errors, first {Field}: {Error}.")]
    private partial void LogRefused(int count, string field, string error);
}
