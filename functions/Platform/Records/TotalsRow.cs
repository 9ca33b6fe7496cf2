using System.Text.Json;

namespace Platform.Records;

/// <summary>The counts that the desk shows, as far as tallies were folded into them.</summary>
public sealed class TotalsRow : Row
{
    /// <summary>Numbers by name as JSON in UTF-8: 64 KiB of it fit, twice as many letters as in a text.</summary>
    public byte[] Json { get; set; } = "{}"u8.ToArray();

    public Counts Read() => new(JsonSerializer.Deserialize<Dictionary<string, int>>(Json)!);

    public void Write(Counts counts) => Json = JsonSerializer.SerializeToUtf8Bytes(counts.All);
}
