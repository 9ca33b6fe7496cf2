using TestHost;
using Xunit;

namespace Architecture.Tests;

public class FastLaneTests
{
    [Fact]
    public void What_starts_something_is_not_in_it() => Assert.Empty(FastLane.Intruders(typeof(FastLaneTests).Assembly));
}
