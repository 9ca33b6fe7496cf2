using TestHost;
using Xunit;

namespace LocalHost.Tests.Recording;

public sealed class RouteRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("route");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class MethodRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("method");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class KeyRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("key");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class OwnRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("own");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class AnswerRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("answer");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class MiddlewareRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("middleware");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class HeaderRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("header");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class ProtocolRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("protocol");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class BodyRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("body");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class CancelRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("cancel");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class BareRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("bare");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class OffRecording(RecordedHosts hosts, StorageAccounts storage) : Replay(hosts, storage)
{
    public static TheoryData<string> Exchanges => Group("off");

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Answers_as_the_genuine_host(string exchange) => AnswersAsRecordedAsync(exchange);
}

public sealed class WholeRecording
{
    [Fact]
    public void Every_exchange_is_in_one_of_the_groups_and_every_known_difference_is_an_exchange()
    {
        string[] groups = ["route", "method", "key", "own", "answer", "middleware", "header", "protocol", "body", "cancel", "bare", "off"];

        Assert.All(Exchange.All.Keys, name => Assert.Contains(name.Split(':')[0], groups));
        Assert.All(KnownDifferences.Names, name => Assert.True(Exchange.All.ContainsKey(name) || name.StartsWith("events: ", StringComparison.Ordinal), name));
    }
}
