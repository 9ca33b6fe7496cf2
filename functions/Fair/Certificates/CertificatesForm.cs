using System.Text.RegularExpressions;
using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Platform.Forms;
using Platform.Languages;

namespace Fair.Certificates;

/// <summary>What an organiser typed to honour people: for what, and a line for each of them.</summary>
public sealed partial class CertificatesForm
{
    /// <summary>The most lines at once.</summary>
    public const int MaxLines = 200;

    private const int MaxText = 160;
    private const int MaxName = 120;

    /// <summary><c>trainer</c> or <c>award</c>.</summary>
    public string Kind { get; init; } = "trainer";

    /// <summary>The workshop that was given, for trainers.</summary>
    public string Workshop { get; init; } = "";

    /// <summary>The distinction in a few words, for awards.</summary>
    public string Text { get; init; } = "";

    /// <summary>The language of those without an application of their own.</summary>
    public string Language { get; init; } = "ar";

    /// <summary>As it was typed.</summary>
    public string People { get; init; } = "";

    public List<FieldError> Errors { get; } = [];

    public static CertificatesForm Empty(Language language) => new() { Language = language.Code };

    public static CertificatesForm Read(IFormCollection posted) => new()
    {
        Kind = PostedFields.First(posted, "kind") == "award" ? "award" : "trainer",
        Workshop = PostedFields.First(posted, "workshop"),
        Text = FormValues.Normalize(PostedFields.First(posted, "text")),
        Language = Platform.Languages.Language.FindOrDefault(PostedFields.First(posted, "language")).Code,
        People = PostedFields.First(posted, "people"),
    };

    /// <summary>The people of the lines; what is wrong with one is an error that names its number.</summary>
    public async Task<IReadOnlyList<Honoured>> ReadAsync(ApplicationStore applications, CancellationToken cancellationToken)
    {
        if (Kind == "award" && Text.Length is 0 or > MaxText)
        {
            Errors.Add(Kind == "award" && Text.Length > MaxText ? new("text", "error.tooLong", ("most", MaxText), ("count", Text.Length)) : new("text", "error.required"));
        }

        var people = new List<Honoured>();
        var lines = People.Split('\n', StringSplitOptions.TrimEntries).Select((line, place) => (Line: line, Number: place + 1)).Where(one => one.Line.Length > 0).ToList();
        if (lines.Count is 0 or > MaxLines)
        {
            Errors.Add(lines.Count == 0 ? new("people", "error.required") : new("people", "error.tooManyLines", ("most", MaxLines)));
            return people;
        }

        foreach (var (line, number) in lines)
        {
            if (await ReadAsync(line, applications, cancellationToken) is { } honoured)
            {
                people.Add(honoured);
            }
            else
            {
                Errors.Add(new("people", "error.line", ("number", number)));
            }
        }

        return people;
    }

    private async Task<Honoured?> ReadAsync(string line, ApplicationStore applications, CancellationToken cancellationToken)
    {
        if (ApplicationNumberOnly().IsMatch(line))
        {
            return await applications.FindByNumberAsync(line, cancellationToken) is { } row
                ? new(row.ReadAnswers().Name(row.ReadLanguage()), row.Email, row.ReadLanguage())
                : null;
        }

        var parts = line.Split([';', '؛', '\t'], StringSplitOptions.TrimEntries);
        var (name, email) = (FormValues.Normalize(parts[0]), parts.Length > 1 ? parts[1] : "");
        return name.Length is > 0 and <= MaxName && parts.Length <= 2 && (email.Length == 0 || FormValidator.IsEmail(email)) ? new(name, email, Platform.Languages.Language.FindOrDefault(Language)) : null;
    }

    [GeneratedRegex(@"^\d{7}$")]
    private static partial Regex ApplicationNumberOnly();
}

/// <summary>Somebody who gets a certificate.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Email">May be empty.</param>
/// <param name="Language">The language to write in.</param>
public sealed record Honoured(string Name, string Email, Language Language);
