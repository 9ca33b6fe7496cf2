using System.Globalization;
using Microsoft.AspNetCore.Http;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;

namespace Fair.Desk;

/// <summary>The settings of the edition that organisers change themselves, as a form.</summary>
public static class SettingsForm
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm";
    private const string DayFormat = "yyyy-MM-dd";
    private const int MaxSeats = 1000;
    private const int MaxHours = 168;
    private const int MaxText = 200;

    /// <summary>The fields, with the kind of HTML input of each.</summary>
    public static readonly IReadOnlyList<(string Name, string Type)> Fields =
    [
        ("applicationsOpen", "datetime-local"), ("applicationsClose", "datetime-local"), ("answersBy", "date"), ("signUpsOpen", "datetime-local"), ("signUpsClose", "number"),
        ("seatsPerOrganisation", "number"), ("themeAr", "text"), ("themeFr", "text"), ("themeEn", "text"), ("signatoryNameAr", "text"), ("signatoryNameFr", "text"), ("signatoryNameEn", "text"),
        ("signatoryFunctionAr", "text"), ("signatoryFunctionFr", "text"), ("signatoryFunctionEn", "text"), ("contactEmail", "email"), ("declarationReference", "text"),
    ];

    /// <summary>What is in force.</summary>
    public static FormValues Write(Edition edition)
    {
        var answers = new FormValues
        {
            ["applicationsOpen"] = edition.ApplicationsOpen.ToString(Moment, CultureInfo.InvariantCulture),
            ["applicationsClose"] = edition.ApplicationsClose.ToString(Moment, CultureInfo.InvariantCulture),
            ["answersBy"] = edition.AnswersBy.ToString(DayFormat, CultureInfo.InvariantCulture),
            ["signUpsOpen"] = edition.SignUpsOpen.ToString(Moment, CultureInfo.InvariantCulture),
            ["signUpsClose"] = edition.SignUpsClose.TotalHours.ToString(CultureInfo.InvariantCulture),
            ["seatsPerOrganisation"] = edition.SeatsPerOrganisation.ToString(CultureInfo.InvariantCulture),
            ["contactEmail"] = edition.ContactEmail,
            ["declarationReference"] = edition.DeclarationReference,
        };
        Put(answers, "theme", edition.Theme);
        Put(answers, "signatoryName", edition.Certificates.SignatoryName);
        Put(answers, "signatoryFunction", edition.Certificates.SignatoryFunction);
        return answers;
    }

    public static FormValues Read(IFormCollection posted)
    {
        var answers = new FormValues();
        foreach (var (name, _) in Fields)
        {
            answers[name] = FormValues.Normalize(PostedFields.First(posted, name));
        }

        return answers;
    }

    /// <summary>The changes that a form asks for, or what is wrong with it.</summary>
    public static (EditionChanges? Changes, IReadOnlyList<FieldError> Errors) Check(FormValues answers)
    {
        var errors = new List<FieldError>();
        var changes = new EditionChanges
        {
            ApplicationsOpen = Time("applicationsOpen"),
            ApplicationsClose = Time("applicationsClose"),
            AnswersBy = DateOnly.TryParseExact(answers["answersBy"], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Wrong<DateOnly>("answersBy"),
            SignUpsOpen = Time("signUpsOpen"),
            SignUpsClose = Number("signUpsClose", 0, MaxHours) is { } hours ? TimeSpan.FromHours(hours) : null,
            SeatsPerOrganisation = Number("seatsPerOrganisation", 1, MaxSeats),
            Theme = Text("theme", required: true),
            SignatoryName = Text("signatoryName", required: false),
            SignatoryFunction = Text("signatoryFunction", required: true),
            ContactEmail = answers["contactEmail"],
            DeclarationReference = answers["declarationReference"],
        };
        if (!Platform.Forms.FormValidator.IsEmail(answers["contactEmail"]))
        {
            errors.Add(new("contactEmail", "error.email"));
        }

        if (answers["declarationReference"] is { Length: > MaxText } reference)
        {
            errors.Add(new("declarationReference", "error.tooLong", ("most", MaxText), ("count", reference.Length)));
        }

        if (changes.ApplicationsOpen >= changes.ApplicationsClose)
        {
            errors.Add(new("applicationsClose", "error.closesBeforeItOpens"));
        }

        return errors.Count == 0 ? (changes, errors) : (null, errors);

        DateTime? Time(string name) =>
            DateTime.TryParseExact(answers[name], [Moment, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : Wrong<DateTime>(name);

        int? Number(string name, int min, int max) =>
            int.TryParse(FormValues.EuropeanDigits(answers[name]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : Wrong<int>(name);

        T? Wrong<T>(string name)
            where T : struct
        {
            errors.Add(new(name, "error.setting"));
            return null;
        }

        Localized Text(string name, bool required)
        {
            foreach (var language in new[] { "Ar", "Fr", "En" })
            {
                if (answers[name + language].Length > MaxText || (required && answers[name + language].Length == 0))
                {
                    errors.Add(answers[name + language].Length == 0 ? new(name + language, "error.required") : new(name + language, "error.tooLong", ("most", MaxText), ("count", answers[name + language].Length)));
                }
            }

            return new() { Ar = answers[$"{name}Ar"], Fr = answers[$"{name}Fr"], En = answers[$"{name}En"] };
        }
    }

    private static void Put(FormValues answers, string name, Localized text) => (answers[$"{name}Ar"], answers[$"{name}Fr"], answers[$"{name}En"]) = (text.Ar, text.Fr, text.En);
}
