using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Takes an organisation's changes to its application.</summary>
public sealed class EditApplication(PageRenderer pages, ApplicationFormReader reader, ApplicationStore applications, Edition edition)
{
    [Function(nameof(EditApplication)), Public(MaxBytes = Body.WithFiles)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/applications/{token}/edit")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await applications.FindByTokenAsync(token, cancellationToken) is { } row
            ? await RunAsync(request, language, token, row, cancellationToken)
            : await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));

    private async Task<IResult> RunAsync(HttpRequest request, Language language, string token, ApplicationRow row, CancellationToken cancellationToken)
    {
        if (!applications.MayEdit(row))
        {
            return PageResults.SeeOther(language, $"/applications/{token}");
        }

        var (posted, status) = await PostedFields.ReadAsync(request, cancellationToken);
        if (posted is null)
        {
            return await ErrorResults.RenderAsync(pages, request, status);
        }

        var form = await reader.ReadAsync(posted, row.Folder, row.ReadFiles(), cancellationToken);
        form.Typed["email"] = row.Email;
        form.CheckAnswers(ApplicationFields.All, edition);
        if (form.Errors.Count == 0)
        {
            var changed = await applications.EditAsync(row, form.Tidy, form.Files, cancellationToken);
            if (!changed.IdentityTaken)
            {
                return PageResults.SeeOther(language, $"/applications/{token}");
            }

            form.Errors.Add(new(form.Tidy["ice"].Length > 0 ? "ice" : "nameFrench", "error.identityTaken"));
        }

        return await pages.PageAsync<ApplyPage>(request, language, StatusCodes.Status400BadRequest, (nameof(ApplyPage.Form), form), (nameof(ApplyPage.Token), token));
    }
}
