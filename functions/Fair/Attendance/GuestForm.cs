using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Attendance;

/// <summary>The form of somebody who came without a sign-up: what a sign-up asks, with the address left to choice.</summary>
public static class GuestForm
{
    public static readonly IReadOnlyList<Field> Fields =
    [
        .. SignUpFields.All.Where(field => field.Name is not "applicationNumber").Select(field => field.Name == "email" ? field with { Required = _ => false } : field),
    ];

    public static Form Empty(Language language, TimeProvider clock) => new() { FormId = Id.New(clock), Typed = new() { ["language"] = language.Code } };

    public static Form Read(IFormCollection posted, Edition edition)
    {
        var form = new Form { FormId = PostedFields.FormId(posted), Typed = PostedFields.ReadValues(posted, Fields) };
        form.CheckAnswers(Fields, edition);
        return form;
    }
}
