using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>Takes an organisation's changes to its application.</summary>
public sealed class EditApplication(PageRenderer pages, ApplicationFormReader reader, Applications applications, Edition edition)
{
    [Function(nameof(EditApplication)), Public(MostBytes = Body.WithFiles)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/applications/{token}/edit")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await applications.ByToken(token, cancellationToken) is { } row
            ? await Run(request, language, token, row, cancellationToken)
            : await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));

    private async Task<IResult> Run(HttpRequest request, Language language, string token, ApplicationRow row, CancellationToken cancellationToken)
    {
        if (!applications.MayEdit(row))
        {
            return Answer.See(language, $"/applications/{token}");
        }

        var (posted, status) = await PostedFields.Read(request, cancellationToken);
        if (posted is null)
        {
            return await ErrorPage.Answer(pages, request, status);
        }

        var form = await reader.Read(posted, row.Folder, row.ReadFiles(), cancellationToken);
        form.Typed["email"] = row.Email;
        form.CheckAnswers(Fields.All, edition);
        if (form.Errors.Count == 0)
        {
            var changed = await applications.Edit(row, form.Tidy, form.Files, cancellationToken);
            if (!changed.IdentityTaken)
            {
                return Answer.See(language, $"/applications/{token}");
            }

            form.Errors.Add(new(form.Tidy["ice"].Length > 0 ? "ice" : "nameFrench", "error.identityTaken"));
        }

        return await pages.Page<ApplyPage>(request, language, StatusCodes.Status400BadRequest, (nameof(ApplyPage.Form), form), (nameof(ApplyPage.Token), token));
    }
}
