using System.Net;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Recording;

/// <summary>Replays what was recorded with the genuine host against this one; a class for each group, so that groups run beside each other.</summary>
[Trait("Speed", "Slow")]
public abstract class Replay(RecordedHosts hosts, StorageAccounts storage)
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1);

    protected static TheoryData<string> Group(string group) =>
        [.. Exchange.All.Values.Where(exchange => exchange.Name.StartsWith($"{group}: ", StringComparison.Ordinal) && !exchange.IsUnstable).Select(exchange => exchange.Name)];

    protected async Task AnswersAsRecordedAsync(string name)
    {
        var exchange = Exchange.All[name];
        var host = await hosts.GetAsync(exchange.Set, storage);
        var authority = host.Address.Authority;
        using var client = new RawClient(IPEndPoint.Parse(authority));
        var request = exchange.Request with
        {
            Target = Fill(exchange.Request.Target),
            Headers = [.. exchange.Request.Headers.Select(header => (header.Name, Fill(header.Value)))],
        };

        var (seen, body) = await client.SendAsync(request, authority);
        if (request.Leaves is not null)
        {
            await Task.Delay(Noticed, TestContext.Current.CancellationToken);
            seen["functionNoticed"] = (await ProbeJournal.ReadAsync(host)).Last(entry => entry.Function == "Slow").Seen.DeepClone();
        }

        KnownDifferences.Judge(name, Difference.Between(exchange.Response, Shape.Of(exchange, seen, body, authority)));
    }

    private static string Fill(string text) => text.Replace("{function-key}", Probe.FunctionKey).Replace("{master-key}", Probe.MasterKey);
}
