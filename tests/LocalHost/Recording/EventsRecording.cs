using System.Text.Json.Nodes;
using Xunit;

namespace LocalHost.Tests.Recording;

[Trait("Speed", "Slow")]
public sealed class EventsRecording(EventsRun run) : IClassFixture<EventsRun>
{
    public static TheoryData<string> Sequences => [.. EventsRun.Recorded().Keys];

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Queues_call_as_on_the_genuine_host(string sequence)
    {
        var (recorded, seen) = (EventsRun.Recorded()[sequence], run.Summary.GetValueOrDefault(sequence) ?? ["nothing"]);

        KnownDifferences.Judge($"events: {sequence}", recorded.SequenceEqual(seen) ? [] : [.. recorded.Select(row => $"recorded: {row}"), .. seen.Select(row => $"seen:     {row}")]);
    }

    [Fact]
    public void Nothing_else_is_called_and_nothing_else_is_left() =>
        Assert.Empty(run.Summary.Keys.Except(EventsRun.Recorded().Keys));

    [Fact]
    public void A_timer_below_one_minute_sees_no_status_and_comes_as_often_as_it_should()
    {
        var recorded = EventsRun.Recording["timers"]!.AsArray().First(row => row!["function"]!.GetValue<string>() == "Tick")!;
        // The first comes at the start, out of turn.
        var seen = run.Of("Tick").Skip(1).ToList();

        Assert.All(seen, tick => Assert.True(JsonNode.DeepEquals(recorded["value"], tick.Seen["value"])));
        Assert.All(seen, tick => Assert.Equal(
            recorded["bindingDataNames"]!.AsArray().Select(name => name!.GetValue<string>()),
            tick.Seen["bindingData"]!.AsObject().Select(data => data.Key)));
        Assert.InRange((seen[^1].At - seen[0].At) / 1000.0 / (seen.Count - 1), 1.8, 2.5);
    }
}
