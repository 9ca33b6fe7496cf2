using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Recording;

/// <summary>Sends the recorded messages to the probe's queues, once, and sums up what its functions saw and what stays in poison queues.</summary>
public sealed class EventsRun(RecordedHosts hosts, StorageAccounts storage) : IAsyncLifetime
{
    private const int Looks = 12;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    private readonly Dictionary<string, HashSet<string>> left = [];
    private IReadOnlyList<Entry> journal = [];

    internal static JsonNode Recording { get; } = JsonNode.Parse(Exchange.Resource("events-recording.json"))!;

    /// <summary>By function, what its calls were; by queue, what is left in it.</summary>
    internal Dictionary<string, string[]> Summary { get; } = [];

    internal IEnumerable<Entry> Of(string function) => journal.Where(entry => entry.Function == function);

    public async ValueTask InitializeAsync()
    {
        var host = await hosts.GetAsync("events", storage);
        using var client = new HttpClient { BaseAddress = host.Address };
        var sent = Recording["sent"]!.AsArray().Select(message => (Queue: message!["queue"]!.GetValue<string>(), Text: message["text"]!.GetValue<string>())).ToList();
        foreach (var (queue, text) in sent)
        {
            using var answer = await client.PostAsync($"/probe/send/{queue}", new StringContent(text));
            answer.EnsureSuccessStatusCode();
        }

        await SeeAllAsync(host);
        // A message that can't be decoded comes into sight now and then, and nothing more may come.
        for (var look = 0; look < Looks; look++)
        {
            foreach (var queue in sent.Select(message => message.Queue).Distinct().SelectMany(name => new[] { name, $"{name}-poison", $"{name}-poison-poison" }))
            {
                await LookAsync(client, queue);
            }

            await Task.Delay(BetweenLooks);
        }

        journal = await ProbeJournal.ReadAsync(host);
        SumUp();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The summary of the recording in the same form.</summary>
    internal static Dictionary<string, string[]> Recorded() => Recording["summary"]!.AsObject().ToDictionary(
        entry => entry.Key,
        entry => entry.Value!.AsArray().Select(row => row is JsonArray call
            ? Row(JsonNode.Parse(call[0]!.GetValue<string>()), call[1]!.GetValue<string>(), call[2]!.AsArray().Select(name => name!.GetValue<string>()))
            : row!.GetValue<string>()).Order(StringComparer.Ordinal).ToArray());

    private static string Row(JsonNode? value, string dequeueCount, IEnumerable<string> names) =>
        $"{value?.ToJsonString() ?? "null"}, delivery {dequeueCount}, with {string.Join(' ', names)}";

    private static bool IsQueue(Entry entry) => entry.Function.StartsWith("Queue", StringComparison.Ordinal);

    private static async Task SeeAllAsync(FunctionsHost host)
    {
        var wanted = Recorded().Where(entry => entry.Key.StartsWith("Queue", StringComparison.Ordinal)).Sum(entry => entry.Value.Length);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < SeenWithin && (await ProbeJournal.ReadAsync(host)).Count(IsQueue) < wanted;)
        {
            await Task.Delay(BetweenLooks);
        }
    }

    private async Task LookAsync(HttpClient client, string queue)
    {
        var found = await client.GetFromJsonAsync<JsonObject>($"/probe/peek/{queue}");
        if (!found!["exists"]!.GetValue<bool>() || (found["count"]!.GetValue<int>() == 0 && !left.ContainsKey(queue)))
        {
            return;
        }

        if (!left.TryGetValue(queue, out var bodies))
        {
            left[queue] = bodies = [];
        }

        bodies.UnionWith(found["visible"]!.AsArray().Select(message => message!["body"]!.GetValue<string>()));
    }

    private void SumUp()
    {
        foreach (var calls in journal.Where(IsQueue).GroupBy(entry => entry.Function))
        {
            Summary[calls.Key] = [.. calls.Select(call => call.Seen).Select(seen => Row(
                seen["value"],
                seen["bindingData"]!["DequeueCount"]!.GetValue<string>(),
                seen["bindingData"]!.AsObject().Select(data => data.Key).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
        }

        foreach (var (queue, bodies) in left)
        {
            Summary[$"left in {queue}"] = [.. bodies.Order(StringComparer.Ordinal)];
        }
    }
}
