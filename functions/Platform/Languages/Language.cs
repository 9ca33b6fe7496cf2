using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Platform.Languages;

/// <summary>
/// One of the three languages of the fair: its texts, direction, dates and numbers. It is a route value that is passed
/// on explicitly and stored in messages; nothing here is ambient.
/// </summary>
public sealed class Language
{
    public static readonly Language Arabic = new("ar", "rtl", "العربية", "ar-MA");
    public static readonly Language French = new("fr", "ltr", "Français", "fr-MA");
    public static readonly Language English = new("en", "ltr", "English", "en-GB");

    /// <summary>In the order in which the switch shows them; the first is the default.</summary>
    public static readonly IReadOnlyList<Language> All = [Arabic, French, English];

    private readonly CultureInfo culture;
    private readonly AssemblyIndex<Texts> texts;

    private Language(string code, string direction, string ownName, string cultureName)
    {
        Code = code;
        Direction = direction;
        OwnName = ownName;
        culture = CultureInfo.GetCultureInfo(cultureName);
        texts = new(assemblies => Texts.Load(code, assemblies));
    }

    /// <summary>ISO 639-1, as it stands in routes and in <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary><c>rtl</c> or <c>ltr</c>, as it stands in <c>dir</c>.</summary>
    public string Direction { get; }

    /// <summary>The language's name in itself.</summary>
    public string OwnName { get; }

    public Texts Texts => texts.Value;

    /// <summary>The text of a key; a missing key is a defect and throws.</summary>
    public string this[string key] => Texts[key];

    /// <summary>The text with its <c>{placeholders}</c> filled in.</summary>
    public string Text(string key, params (string Name, object? Value)[] values) => Texts.Fill(Texts[key], values, this);

    /// <summary>The text in the plural form that <paramref name="count"/> takes in this language (CLDR), with <c>{count}</c> filled in.</summary>
    public string Count(string key, int count, params (string Name, object? Value)[] values) =>
        Texts.Fill(Texts[$"{key}.{Plural(count)}"], [("count", count), .. values], this);

    /// <summary>Finds a language by its route value.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out Language? language)
    {
        language = All.FirstOrDefault(language => language.Code == code);
        return language is not null;
    }

    /// <summary>The language of a route value or stored row, or the default.</summary>
    public static Language FindOrDefault(string? code) => TryFind(code, out var language) ? language : Arabic;

    /// <summary>Monday 27 January 2025.</summary>
    public string Date(DateOnly date) => First(date, date.ToString("dddd d MMMM yyyy", culture));

    /// <summary>27 January 2025.</summary>
    public string ShortDate(DateOnly date) => First(date, date.ToString("d MMMM yyyy", culture));

    /// <summary>27 January 2025, 09:30, in the given zone.</summary>
    public string Moment(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return Text("moment", ("date", ShortDate(DateOnly.FromDateTime(local.DateTime))), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>1 200, with a space that does not break.</summary>
    public static string Number(long number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "\u00a0", StringComparison.Ordinal);

    // French counts the first day of a month: le 1er février.
    private string First(DateOnly date, string text) =>
        Code == "fr" && date.Day == 1 ? text.Replace("1 ", "1er ", StringComparison.Ordinal) : text;

    private string Plural(int count) => Code switch
    {
        "ar" => count switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ when count % 100 is >= 3 and <= 10 => "few",
            _ when count % 100 is >= 11 and <= 99 => "many",
            _ => "other",
        },
        "fr" => count is 0 or 1 ? "one" : "other",
        _ => count == 1 ? "one" : "other",
    };
}
