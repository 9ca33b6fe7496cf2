using System.Runtime.Serialization;
using System.Text.Json;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Applications;

/// <summary>An application for a stand.</summary>
public sealed class ApplicationRow : Row
{
    private const string SubjectPrefix = "applications/";

    private const int MaxHistory = 60;

    // A text property of a row holds 32,768 characters.
    private const int MaxHistoryCharacters = 30_000;

    // Arabic as it is: escaped it would take six times the room.
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Number { get; set; } = "";

    /// <summary>One of <see cref="ApplicationState"/>.</summary>
    public string State { get; set; } = ApplicationState.Received;

    public string Email { get; set; } = "";

    /// <summary>The language the organisation is written to in.</summary>
    public string Language { get; set; } = "";

    /// <summary><see cref="Platform.Forms.FormValues"/> as JSON.</summary>
    public string Answers { get; set; } = "{}";

    /// <summary>A list of <see cref="StoredFile"/> as JSON.</summary>
    public string Files { get; set; } = "[]";

    /// <summary>The folder of its files in the container.</summary>
    public string Folder { get; set; } = "";

    /// <summary>A list of <see cref="HistoryEntry"/> as JSON, oldest first.</summary>
    public string History { get; set; } = "[]";

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The outbox row's key of the last decision's mail.</summary>
    public string DecisionMail { get; set; } = "";

    /// <summary>Whether the organisation is invented, so that the desk says so.</summary>
    public bool IsSample { get; set; }

    /// <summary>Whether whoever applied asked to be forgotten; what was counted is left.</summary>
    [IgnoreDataMember]
    public bool IsErased => Email.Length == 0;

    [IgnoreDataMember]
    public string Id => RowKey[2..];

    /// <summary>How mails and capabilities name it.</summary>
    [IgnoreDataMember]
    public string Subject => $"{SubjectPrefix}{Id}";

    /// <summary>The id in a subject, or null if it names no application.</summary>
    public static string? IdOf(string subject) => subject.StartsWith(SubjectPrefix, StringComparison.Ordinal) ? subject[SubjectPrefix.Length..] : null;

    public FormValues ReadAnswers() => Platform.Forms.FormValues.FromJson(Answers);

    public IReadOnlyList<StoredFile> ReadFiles() => JsonSerializer.Deserialize<List<StoredFile>>(Files)!;

    public IReadOnlyList<HistoryEntry> ReadHistory() => JsonSerializer.Deserialize<List<HistoryEntry>>(History)!;

    public Language ReadLanguage() => Platform.Languages.Language.FindOrDefault(Language);

    /// <summary>Notes what happened. Edits in a row count as one, so that the history stays short.</summary>
    public void AddHistory(HistoryEntry entry)
    {
        var history = ReadHistory().ToList();
        if (entry.What == HistoryEntry.Edited && history.Count > 0 && history[^1].What == HistoryEntry.Edited)
        {
            history.RemoveAt(history.Count - 1);
        }

        history.Add(entry);
        history.RemoveRange(0, Math.Max(0, history.Count - MaxHistory));
        while ((History = JsonSerializer.Serialize(history, Json)).Length > MaxHistoryCharacters)
        {
            history.RemoveAt(0);
        }
    }

    /// <summary>What the application counts as on the desk's front page.</summary>
    public IEnumerable<string> CountedAs(Edition edition)
    {
        yield return $"application.state.{State}";
        yield return $"application.day.{TimeZoneInfo.ConvertTime(ReceivedAt, edition.Zone):yyyy-MM-dd}";
        if (State != ApplicationState.Withdrawn)
        {
            var listed = ListedUnder();
            yield return $"application.province.{listed.Province}";
            yield return $"application.sector.{listed.Sector}";
        }
    }

    /// <summary>How the application stands in the desk's lists.</summary>
    public Filter ListedUnder()
    {
        var answers = ReadAnswers();
        return new(State, ApplicationFields.ListedProvince(answers), ApplicationFields.ListedSector(answers), answers.Kind);
    }

    /// <summary>The rows of the desk's lists that show the application as it is now.</summary>
    public IEnumerable<ListingRow> Listings()
    {
        var answers = ReadAnswers();
        var listed = ListedUnder();
        return listed.Subsets().Select(filter => new ListingRow
        {
            PartitionKey = PartitionKey,
            RowKey = ApplicationKeys.Listing(filter, Platform.Records.Id.Descending(Id)),
            Application = Id,
            Number = Number,
            NameArabic = answers["nameArabic"],
            NameFrench = answers["nameFrench"],
            State = State,
            Province = listed.Province!,
            Country = answers.Country,
            Sector = listed.Sector!,
            Kind = answers.Kind,
            ReceivedAt = ReceivedAt,
            IsSample = IsSample,
        });
    }
}
