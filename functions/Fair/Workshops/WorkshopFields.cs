using Fair.Applications;
using Platform.Forms;

namespace Fair.Workshops;

/// <summary>What the desk fills in for a workshop; labels are the texts <c>field.workshop.{Name}</c>.</summary>
public static class WorkshopFields
{
    /// <summary>So many that the counts of their organisations fit the workshop's row.</summary>
    public const int MaxSeats = 600;

    public static readonly IReadOnlyList<Field> All =
    [
        new("topic", Input.Selection) { Options = ApplicationFields.Topics, OptionTexts = "topic", Required = Always },
        .. InEachLanguage("title", 100),
        .. InEachLanguage("summary", 400),
        .. InEachLanguage("trainer", 100),
        .. InEachLanguage("place", 100),
        new("teaching", Input.Selection) { Options = WorkshopDetails.TeachingLanguages, OptionTexts = "teaching", Required = Always },
        new("date", Input.Date) { Required = Always },
        new("starts", Input.Time) { Required = Always },
        new("ends", Input.Time) { Required = Always },
        new("seats", Input.Number, MaxSeats) { Min = 1, Required = Always },
    ];

    private static IEnumerable<Field> InEachLanguage(string name, int max) =>
    [
        new($"{name}Ar", Input.Text, max) { Script = Script.Arabic, Required = Always },
        new($"{name}Fr", Input.Text, max) { Script = Script.Latin, Required = Always },
        new($"{name}En", Input.Text, max) { Script = Script.Latin, Required = Always },
    ];

    private static bool Always(FormValues answers) => true;
}
