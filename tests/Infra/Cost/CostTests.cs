using Xunit;

namespace Fair.Infra.Tests.Cost;

/// <summary>What the README says of costs is what the script computes.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task The_table_in_the_readme_is_the_scripts()
    {
        var ran = await Repository.RunAsync("node", Repository.Folder, [], "infra/scripts/cost.mjs");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("| applications |", ran.Output);
        Assert.True(Repository.Text("infra", "README.md").Contains(ran.Output.Trim(), StringComparison.Ordinal), $"Run node infra/scripts/cost.mjs --write. It says now:\n{ran.Output}");
    }
}
