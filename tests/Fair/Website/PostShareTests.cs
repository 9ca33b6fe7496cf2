using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Web;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>That most posts come from one address is told once an hour, without the address.</summary>
public sealed class PostShareTests
{
    private readonly Clock clock = new();
    private readonly Collected log = new();

    private PostShare Share => field ??= new(clock, log);

    [Fact]
    public void Nothing_is_said_of_few_posts_or_of_many_addresses()
    {
        Post("203.0.113.7", PostShare.Min - 1);
        Later();
        for (var n = 0; n < 1000; n++)
        {
            Post(n.ToString(CultureInfo.InvariantCulture), 1);
        }

        Later();
        // Just half is not more than half.
        for (var n = 0; n < PostShare.Min; n++)
        {
            Post("203.0.113.7", n % 2);
            Post("203.0.113.8", 1 - (n % 2));
        }

        Assert.Empty(log.Lines);
    }

    [Fact]
    public void More_than_half_of_an_hour_is_told_once_and_anew_the_next_hour()
    {
        for (var n = 0; n < 3 * PostShare.Min; n++)
        {
            Post(n % 3 == 0 ? $"{n}" : "203.0.113.7", 1);
        }

        Assert.Equal((LogLevel.Information, "One address sends most: 66 of 100 posts within an hour."), Assert.Single(log.Lines));
        Later();
        Post("203.0.113.7", PostShare.Min);
        Assert.Equal(2, log.Lines.Count);
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("203.0.113.7", StringComparison.Ordinal));
    }

    [Fact]
    public void However_many_addresses_come_few_are_remembered()
    {
        for (var n = 0; n < 2 * PostShare.MaxRemembered; n++)
        {
            Post($"{n}", 1);
        }

        Assert.Equal(PostShare.MaxRemembered, Share.Remembered);
    }

    private void Post(string address, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Share.Record(address);
        }
    }

    private void Later() => clock.Now += TimeSpan.FromHours(1);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 1, 10, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Collected : ILogger<PostShare>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
