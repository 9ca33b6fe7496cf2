using Xunit;

namespace LocalHost.Tests.Clock;

public class MovableClockTests
{
    [Fact]
    public async Task A_wait_ends_when_the_clock_is_moved_before_its_time()
    {
        var clock = new MovableClock(new DateTimeOffset(2024, 12, 16, 9, 0, 0, TimeSpan.Zero));
        var wait = clock.WaitUntilAsync(clock.GetUtcNow().AddDays(1), TestContext.Current.CancellationToken);

        clock.Move(clock.GetUtcNow().AddHours(1));

        Assert.False(await wait);
    }

    [Fact]
    public async Task A_wait_is_over_when_the_clock_is_moved_to_its_time()
    {
        var clock = new MovableClock(new DateTimeOffset(2024, 12, 16, 9, 0, 0, TimeSpan.Zero));
        var wait = clock.WaitUntilAsync(clock.GetUtcNow().AddDays(1), TestContext.Current.CancellationToken);

        clock.Move(clock.GetUtcNow().AddDays(2));

        Assert.True(await wait);
    }
}
