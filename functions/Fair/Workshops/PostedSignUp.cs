using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>The form of a sign-up, from a page or from the API.</summary>
public static class PostedSignUp
{
    public static Form Empty(Language language, TimeProvider clock) => new() { FormId = Id.New(clock), Typed = new() { ["language"] = language.Code } };

    /// <summary>The form as it was posted by a page, checked.</summary>
    public static Form Read(IFormCollection posted, Edition edition, TimeProvider clock)
    {
        var form = new Form { FormId = PostedFields.FormId(posted), Typed = PostedFields.ReadValues(posted, SignUpFields.All), IsTrapped = PostedFields.IsTrapped(posted) };
        form.CheckAnswers(SignUpFields.All, edition);
        form.CheckHuman(clock);
        return form;
    }

    /// <summary>The sign-up that a form without errors asks for; an application number that does not exist is one more error.</summary>
    public static async Task<SignUpRequest?> RequestAsync(Form form, ApplicationStore applications, CancellationToken cancellationToken)
    {
        List<string> names = [form.Tidy["organisation"]];
        if (form.Errors.Count == 0 && form.Tidy["applicationNumber"] is { Length: > 0 } number)
        {
            if (await applications.FindByNumberAsync(number, cancellationToken) is not { } application)
            {
                form.Errors.Add(new("applicationNumber", "error.applicationUnknown"));
                return null;
            }

            // Whoever types one of the organisation's names counts with whoever gives its number.
            var answers = application.ReadAnswers();
            names = [answers["nameArabic"], answers["nameFrench"]];
        }

        var organisation = names.Where(name => TextFolding.Fold(name).Length > 0).Select(SignUpRequest.OrganisationKey).Distinct();
        return form.Errors.Count == 0 ? new(form.Tidy, form.FormId, [.. organisation]) : null;
    }
}
