using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Takes the form that an organisation sends.</summary>
public sealed partial class SubmitApplication(
    PageRenderer pages, ApplicationFormReader reader, ApplicationStore applications, RateLimits limits, Edition edition, TimeProvider clock, ILogger<SubmitApplication> logger)
{
    [Function(nameof(SubmitApplication)), Public(MaxBytes = Body.WithFiles)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/apply")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, language => RunAsync(request, language, cancellationToken));

    private async Task<IResult> RunAsync(HttpRequest request, Language language, CancellationToken cancellationToken)
    {
        if (edition.PhaseAt(clock.GetUtcNow()) != ApplicationsPhase.Open)
        {
            return await pages.PageAsync<ApplicationsClosedPage>(request, language, StatusCodes.Status409Conflict);
        }

        var (posted, status) = await PostedFields.ReadAsync(request, cancellationToken);
        if (posted is null)
        {
            return await ErrorResults.RenderAsync(pages, request, status);
        }

        var form = await reader.ReadAsync(posted, null, [], cancellationToken);
        form.CheckAnswers(ApplicationFields.All, edition);
        form.CheckHuman(clock);
        ApplyResult? before = null;
        if (form.Errors.Count == 0 && !limits.PermitsEmail("applied", form.Tidy.Email, form.FormId))
        {
            // The same form once more is no flood, also after a restart.
            before = await applications.FindEarlierAsync(form.FormId, form.Tidy, form.Files, cancellationToken);
            if (before is null)
            {
                form.Errors.Add(new("email", "error.tooManyMails"));
            }
        }

        if (form.Errors.Count > 0)
        {
            LogRefused(form.Errors.Count, form.Errors[0].Field, form.Errors[0].Text);
            return await pages.PageAsync<ApplyPage>(request, language, StatusCodes.Status400BadRequest, (nameof(ApplyPage.Form), form));
        }

        return (before ?? await applications.ApplyAsync(form.FormId, form.Tidy, form.Files, cancellationToken)) switch
        {
            ApplyResult.Stored stored => PageResults.SeeOther(language, $"/apply/received/{stored.Number}"),
            ApplyResult.FormUsed used => await pages.PageAsync<FormUsedPage>(request, language, StatusCodes.Status409Conflict, (nameof(FormUsedPage.Number), used.Number)),
            _ => await pages.PageAsync<AlreadyAppliedPage>(request, language, StatusCodes.Status409Conflict),
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A form came back with {Count} errors, first {Field}: {Error}.")]
    private partial void LogRefused(int count, string field, string error);
}
