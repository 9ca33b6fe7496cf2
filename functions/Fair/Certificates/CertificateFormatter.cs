using Platform.Editions;
using Platform.Languages;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>What stands on a certificate, sentence by sentence, in one language.</summary>
internal sealed class CertificateFormatter(Edition edition, Certificate certificate, Language language)
{
    private const char NoBreak = (char)0xA0;

    private readonly string kind = certificate.Kind switch
    {
        CertificateKind.Attendance => "attendance",
        CertificateKind.Participation => "participation",
        CertificateKind.Trainer => "trainer",
        _ => "award",
    };

    public string Title => language[$"certificate.{kind}.title"];

    public string Lead => language[$"certificate.{kind}.lead"];

    public string DocumentTitle => $"{Title} – {certificate.Name}";

    public string Subject => language.Text("certificate.subject", ("title", Title), ("number", certificate.Number), ("fair", edition.Name[language]));

    public string Number => Filled("certificate.number", certificate.Number);

    public string Code => Filled("certificate.code", certificate.Code);

    public string PlaceAndDate => language.Text("certificate.placeAndDate", ("place", edition.Certificates.Place[language]), ("date", Date(certificate.IssuedOn)));

    /// <summary>What it is given for. What was inserted stands out, and keeps its own direction.</summary>
    public IReadOnlyList<TextSpan> Body(TextStyle plain, TextStyle inserted) => certificate.Subject switch
    {
        WorkshopAttended it => Spans(it.Trainer.Length > 0 ? "bodyWithTrainer" : "body", plain, inserted,
            new() { ["workshop"] = it.Workshop, ["trainer"] = it.Trainer, ["day"] = Day(it.Day), ["duration"] = Duration(it.Duration) }),
        StandHeld it => Spans(it.Representatives.Count > 0 ? "bodyWithRepresentatives" : "body", plain, inserted,
            Days(new() { ["representatives"] = Join(it.Representatives) })),
        WorkshopGiven it => Spans("body", plain, inserted,
            new() { ["workshop"] = it.Workshop, ["day"] = Day(it.Day), ["duration"] = Duration(it.Duration) }),
        Distinction it => Spans(it.Text.Length > 0 ? "bodyWithText" : "body", plain, inserted, Days(new() { ["distinction"] = it.Text })),
        _ => throw new InvalidOperationException($"A certificate is given for {certificate.Subject.GetType().Name}, of which nothing is known here."),
    };

    private List<TextSpan> Spans(string key, TextStyle plain, TextStyle inserted, Dictionary<string, string> values)
    {
        var spans = new List<TextSpan>();
        // Every second part is the name of a placeholder.
        var parts = language[$"certificate.{kind}.{key}"].Split('{', '}');
        for (var i = 0; i < parts.Length; i++)
        {
            var isName = i % 2 == 1;
            var standsOut = isName && parts[i] is not ("day" or "duration" or "first" or "last" or "ordinal");
            spans.AddRange(Superscript.Spans(isName ? TextSpan.Isolated(values[parts[i]]) : parts[i], standsOut ? inserted : plain));
        }

        return spans;
    }

    private Dictionary<string, string> Days(Dictionary<string, string> values)
    {
        values.Add("ordinal", edition.Ordinal[language]);
        values.Add("first", Date(edition.FirstDay));
        values.Add("last", Date(edition.LastDay));
        return values;
    }

    private string Join(IReadOnlyList<string> names) => names.Count == 0 ? "" : names.Skip(1).Aggregate(TextSpan.Isolated(names[0]), (before, last) =>
        language.Text("certificate.and", ("before", before), ("last", TextSpan.Isolated(last))));

    private string Duration(TimeSpan duration)
    {
        var (hours, minutes) = ((int)duration.TotalHours, duration.Minutes);
        var (inHours, inMinutes) = (language.Count("certificate.duration.hours", hours), language.Count("certificate.duration.minutes", minutes));
        var text = minutes == 0 ? inHours : hours == 0 ? inMinutes : language.Text("certificate.duration.both", ("hours", inHours), ("minutes", inMinutes));
        return text.Replace(' ', NoBreak);
    }

    private string Day(DateOnly day) => Whole(language.Date(day));

    private string Date(DateOnly day) => Whole(language.ShortDate(day));

    // Never broken, and the French first of a month raised.
    private string Whole(string date) => (language.Code == "fr" ? date.Replace("1er ", "1ᵉʳ ", StringComparison.Ordinal) : date).Replace(' ', NoBreak);

    private string Filled(string key, string value) => language.Text(key, (key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..], TextSpan.Isolated(value)));
}
