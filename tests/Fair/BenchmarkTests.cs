using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace Fair.Tests;

/// <summary>
/// Each benchmark in its short form: that it works, and that what it counts (calls, bytes, scripts) is within its limits.
/// What it measures in time means nothing there, and is not looked at.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class BenchmarkTests
{
    private static readonly string Program = typeof(BenchmarkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "Benchmarks").Value!;

    [Theory]
    [InlineData("calls")]
    [InlineData("apply")]
    [InlineData("sign-up")]
    [InlineData("pages")]
    [InlineData("visit")]
    [InlineData("start")]
    [InlineData("request")]
    [InlineData("idle")]
    [InlineData("memory")]
    [InlineData("certificates")]
    [InlineData("issuing")]
    [InlineData("desk")]
    public async Task It_works_and_its_counts_hold(string name)
    {
        var (exit, said) = await RunAsync("--short", name);
        Assert.True(exit == 0, said);
        Assert.Contains("| What ", said);
    }

    [Fact]
    public async Task None_is_left_out()
    {
        var (exit, said) = await RunAsync("--short", "no-such-benchmark");
        Assert.Equal(2, exit);
        var names = GetType().GetMethod(nameof(It_works_and_its_counts_hold))!.GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        Assert.Contains($"There are: {string.Join(", ", names)}.", said);
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
