using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests;

/// <summary>What a function of the probe wrote down.</summary>
/// <param name="Function">Its name.</param>
/// <param name="At">When, in milliseconds.</param>
/// <param name="Seen">What it saw.</param>
internal sealed record Entry(string Function, long At, JsonNode Seen);

/// <summary>The probe's journal: what its functions saw, in order.</summary>
internal static class ProbeJournal
{
    public static async Task<IReadOnlyList<Entry>> ReadAsync(FunctionsHost host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var entries = await client.GetFromJsonAsync<JsonArray>("/probe/events");
        return [.. entries!.Select(entry => new Entry(entry!["function"]!.GetValue<string>(), entry["at"]!.GetValue<long>(), entry["seen"]!))];
    }
}
