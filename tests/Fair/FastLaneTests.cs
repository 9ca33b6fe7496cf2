using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>What the documented filter runs within a minute of a build.</summary>
public sealed class FastLaneTests
{
    [Fact]
    public void What_starts_something_is_not_in_it() => Assert.Empty(FastLane.Intruders(typeof(FastLaneTests).Assembly));
}
