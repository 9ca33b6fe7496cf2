using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>Runs a flow with each of its storage calls going wrong in each way (<see cref="Fault"/>).</summary>
public static class FaultCases
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();

    public static async Task RunAsync(
        StorageAccounts storage, ITestOutputHelper output, string name, Func<RunningFair, Action, Task> flow, bool eventWebhook = true, Func<Azure.Core.HttpMessage, bool>? only = null, int firstCall = 1, int lastCall = 12)
    {
        string[] settings = ["--Site:PostsPerEmail", "1000", .. eventWebhook ? Array.Empty<string>() : ["--LocalHost:EventWebhook", ""]];
        await using var fair = await RunningFair.StartAsync(storage, settings);
        fair.Expect("");
        var cases = 0;
        foreach (var kind in Kinds)
        {
            for (var n = firstCall; n <= lastCall; n++)
            {
                await flow(fair, () => fair.Calls.Arm(n, kind, only));
                if (!fair.Calls.Struck)
                {
                    break;
                }

                cases++;
            }
        }

        Assert.True(cases >= Kinds.Length, $"Only {cases} cases ran.");
        output.WriteLine($"{name}: {cases} cases, each call failing in each of {Kinds.Length} ways; nothing lost, nothing twice.");
    }
}
