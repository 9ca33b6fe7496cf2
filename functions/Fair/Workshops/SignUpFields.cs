using Fair.Applications;
using Platform.Forms;

namespace Fair.Workshops;

/// <summary>What is asked of whoever signs up; labels are the texts <c>field.signUp.{Name}</c>.</summary>
public static class SignUpFields
{
    public static readonly IReadOnlyList<Field> All =
    [
        new("nameArabic", Input.Text, 80) { Script = Script.Arabic, Required = answers => answers["language"] is "ar", Autocomplete = "name" },
        new("nameLatin", Input.Text, 80) { Script = Script.Latin, Required = _ => true },
        new("email", Input.Email, 254) { Required = _ => true, Autocomplete = "email" },
        new("organisation", Input.Text, 120) { Autocomplete = "organization" },
        new("applicationNumber", Input.Code, 7) { Format = ApplicationNumber.Format },
        new("gender", Input.Choice) { Options = ["woman", "man"], OptionTexts = "gender" },
        new("language", Input.Choice) { Options = ["ar", "fr", "en"], OptionTexts = "language", Required = _ => true },
    ];
}
