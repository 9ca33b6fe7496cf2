using System.Text.RegularExpressions;
using Xunit;

namespace Architecture.Tests;

/// <summary>What the compiler of pages does with their sources without a word.</summary>
public partial class PageSourceTests
{
    /// <summary>It drops the space before a statement, and two words that stand apart in the source are one on the page.</summary>
    [Fact]
    public void No_space_is_left_before_a_statement() => Assert.Empty(
        from file in Sources.In("Fair").Concat(Sources.In("Platform"))
        where file.Key.EndsWith(".razor", StringComparison.Ordinal)
        from Match match in DroppedSpace().Matches(file.Value)
        select $"{file.Key}: {match.Value}");

    [GeneratedRegex(@"[^\s>{}] +@(?:if|foreach|for|switch)\b|</\w+> +@(?:if|foreach|for|switch)\b|/> +@(?:if|foreach|for|switch)\b")]
    private static partial Regex DroppedSpace();
}
