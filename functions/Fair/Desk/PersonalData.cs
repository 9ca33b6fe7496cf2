using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;

namespace Fair.Desk;

/// <summary>What is stored about whoever has an address, in every feature, and its erasure.</summary>
public sealed class PersonalData(IEnumerable<PersonalDataSource> sources, FairTable table, Edition edition, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Person> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var records = new List<PersonalRecords>();
        foreach (var source in sources)
        {
            records.Add(await source.FindAsync(email, language, cancellationToken));
        }

        return new(email, records);
    }

    /// <summary>Everything of it as JSON, for the person.</summary>
    public static byte[] Export(Person person)
    {
        var exported = new Dictionary<string, object> { ["email"] = person.Email };
        foreach (var records in person.Records)
        {
            if (records.Exported is { } own)
            {
                exported[records.Name] = own;
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(exported, Readable);
    }

    /// <summary>Erases whoever has the address; what was counted stays counted. Done twice, or broken off and done again, it comes to the same.</summary>
    public async Task EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            await source.ReleaseAsync(email, by, cancellationToken);
        }

        var erased = 0;
        foreach (var source in sources.Reverse())
        {
            erased += await source.EraseAsync(email, by, cancellationToken);
        }

        var audit = AuditRow.Create(edition.Id, clock.GetUtcNow(), by, DeskAudit.PersonErased, "people", erased.ToString(CultureInfo.InvariantCulture));
        await table.CommitAsync(new TableTransaction().Add(audit), cancellationToken);
    }
}

/// <summary>What is stored about whoever has an address.</summary>
/// <param name="Email">The address, as it was typed.</param>
/// <param name="Records">Each feature's.</param>
public sealed record Person(string Email, IReadOnlyList<PersonalRecords> Records)
{
    public int Size => Records.Sum(records => records.Count);
}
