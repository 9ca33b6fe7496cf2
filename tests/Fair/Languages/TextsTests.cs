using System.Reflection;
using System.Text.RegularExpressions;
using Fair.Applications;
using Fair.Workshops;
using Platform.Languages;
using Xunit;

namespace Fair.Tests.Languages;

public sealed partial class TextsTests
{
    private static readonly string[] Forms = [".zero", ".one", ".two", ".few", ".many", ".other"];

    [Fact]
    public void The_three_languages_have_the_same_texts()
    {
        var arabic = WithoutForms(Language.Arabic);
        Assert.Equal(arabic, WithoutForms(Language.French));
        Assert.Equal(arabic, WithoutForms(Language.English));
    }

    [Fact]
    public void The_three_languages_fill_in_the_same_placeholders()
    {
        foreach (var key in Language.English.Texts.Keys.Where(key => Language.Arabic.Texts.Has(key) && Language.French.Texts.Has(key)))
        {
            Assert.Equal((key, Placeholders(Language.English[key])), (key, Placeholders(Language.French[key])));
            // One and two are words in Arabic, not figures.
            if (!Forms.Any(form => key.EndsWith(form, StringComparison.Ordinal)))
            {
                Assert.Equal((key, Placeholders(Language.English[key])), (key, Placeholders(Language.Arabic[key])));
            }
        }
    }

    [Fact]
    public void Every_plural_has_every_form_of_its_language()
    {
        foreach (var stem in Language.English.Texts.Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal) && Language.English.Texts.Has(key[..^6] + ".one")).Select(key => key[..^6]))
        {
            Assert.All(Forms, form => Assert.True(Language.Arabic.Texts.Has(stem + form), stem + form));
            Assert.All(new[] { ".one", ".other" }, form => Assert.True(Language.French.Texts.Has(stem + form), stem + form));
        }
    }

    [Fact]
    public void No_text_shouts_and_none_has_digits_of_another_kind() =>
        Assert.All(
            Language.All.SelectMany(language => language.Texts.Keys.Select(key => (language.Code, key, Text: language[key]))),
            text => Assert.False(text.Text.Contains('!') || text.Text.Any(c => c is >= '\u0660' and <= '\u0669') || text.Text != text.Text.Trim(), $"{text.Code} {text.key}: {text.Text}"));

    [Fact]
    public void Every_text_that_the_code_names_exists()
    {
        var used = Sources().SelectMany(source => Named().Matches(source)).Select(match => match.Groups[1].Value).Where(key => key.Contains('.')).Distinct().ToList();
        Assert.True(used.Count > 120, $"Only {used.Count} were found.");
        Assert.All(used, key => Assert.True(Language.English.Texts.Has(key) || Language.English.Texts.Has(key + ".other"), key));
    }

    [Fact]
    public void Every_field_option_and_file_has_a_name()
    {
        foreach (var field in ApplicationFields.All)
        {
            Assert.True(ApplicationJson.IsProduct(field) || Language.English.Texts.Has($"field.{field.Name}"), field.Name);
            Assert.All(field.Options, code => Assert.True(Language.English.Texts.Has($"{field.OptionTexts}.{code}"), code));
        }

        foreach (var (text, field) in SignUpFields.All.Select(field => ("signUp", field)).Concat(WorkshopFields.All.Select(field => ("workshop", field))))
        {
            Assert.True(Language.English.Texts.Has($"field.{text}.{field.Name}"), field.Name);
            Assert.All(field.Options, code => Assert.True(Language.English.Texts.Has($"{field.OptionTexts}.{code}"), code));
        }

        Assert.All(SignUpState.All, state => Assert.True(Language.English.Texts.Has($"signUpState.{state}"), state));
        Assert.All(StoredFile.Uses, use => Assert.True(Language.English.Texts.Has($"hint.file.{use}")));
        Assert.All(ApplicationState.All, state => Assert.True(Language.English.Texts.Has($"history.{state}")));
    }

    [Theory]
    [InlineData("ar", 0, "لا طلبات")]
    [InlineData("ar", 1, "طلب واحد")]
    [InlineData("ar", 2, "طلبان")]
    [InlineData("ar", 7, "7 طلبات")]
    [InlineData("ar", 11, "11 طلبا")]
    [InlineData("ar", 100, "100 طلب")]
    [InlineData("ar", 103, "103 طلبات")]
    [InlineData("fr", 0, "0 candidature")]
    [InlineData("fr", 2, "2 candidatures")]
    [InlineData("fr", 1200, "1\u00a0200 candidatures")]
    [InlineData("en", 0, "0 applications")]
    [InlineData("en", 1, "1 application")]
    public void Counts_take_the_form_of_their_language(string code, int count, string expected) =>
        Assert.Equal(expected, Language.FindOrDefault(code).Count("desk.count", count));

    [Theory]
    [InlineData("ar", "الاثنين 27 يناير 2025", "27 يناير 2025 على الساعة 09:30")]
    [InlineData("fr", "lundi 27 janvier 2025", "27 janvier 2025 à 09:30")]
    [InlineData("en", "Monday 27 January 2025", "27 January 2025, 09:30")]
    public void Dates_are_written_out_in_european_digits(string code, string date, string moment)
    {
        var language = Language.FindOrDefault(code);
        Assert.Equal(date, language.Date(new(2025, 1, 27)));
        Assert.Equal(moment, language.Moment(new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca")));
    }

    [Fact]
    public void In_French_the_first_of_a_month_is_counted() =>
        Assert.Equal(("samedi 1er février 2025", "1er février 2025", "11 février 2025"), (Language.French.Date(new(2025, 2, 1)), Language.French.ShortDate(new(2025, 2, 1)), Language.French.ShortDate(new(2025, 2, 11))));

    [Fact]
    public void Moroccan_months_have_their_moroccan_names() =>
        Assert.Equal(
            ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
            Enumerable.Range(1, 12).Select(month => Language.Arabic.ShortDate(new(2025, month, 5)).Split(' ')[1]));

    private static List<string> WithoutForms(Language language) => language.Texts.Keys
        .Select(key => Forms.FirstOrDefault(form => key.EndsWith(form, StringComparison.Ordinal) && language.Texts.Has(key[..^form.Length] + ".other") && language.Texts.Has(key[..^form.Length] + ".one")) is { } form ? key[..^form.Length] : key)
        .Distinct().Order(StringComparer.Ordinal).ToList();

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Sources()
    {
        var tests = typeof(TextsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!;
        var folder = Path.GetFullPath(Path.Combine(tests, "../../functions/Fair"));
        return Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(path => (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
                && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    [GeneratedRegex("""(?:\bT\(|anguage\[|\.Count\(|\.Text\(|language\[|Error\(|Errors\.Add\(new\([^,]*, )"([a-zA-Z0-9.-]+)"[,)\]]""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
