using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Fair.Tests;

/// <summary>One application, two workers: what the sources are built against, and that they do not know it.</summary>
public sealed partial class BuildTests
{
    private static readonly string Functions = Path.GetFullPath(Path.Combine(
        typeof(BuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!, "../../functions"));

    [Fact]
    public async Task For_azure_it_is_the_genuine_worker_and_nothing_of_the_local_one()
    {
        var items = await Items("azure");
        Assert.Equal(
            [
                "Microsoft.Azure.Functions.Worker 2.52.0", "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore 2.1.1",
                "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues 5.5.5", "Microsoft.Azure.Functions.Worker.Extensions.Timer 4.3.1",
                "Microsoft.Azure.Functions.Worker.OpenTelemetry 1.2.0",
                "Microsoft.Azure.Functions.Worker.Sdk 2.1.0",
            ],
            Workers(items));
        Assert.Equal(["../Typesetting/Typesetting.csproj"], items["ProjectReference"]!.AsArray().Select(item => (string?)item!["Identity"]));
    }

    [Fact]
    public async Task Locally_it_is_the_local_worker_and_nothing_of_the_genuine_one()
    {
        var items = await Items("local");
        Assert.Empty(Workers(items));
        Assert.Equal(["../Typesetting/Typesetting.csproj", "../LocalWorker/LocalWorker.csproj"], items["ProjectReference"]!.AsArray().Select(item => (string?)item!["Identity"]));
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("local")]
    public async Task The_hosts_settings_go_into_output_and_publish_of_both(string worker)
    {
        var host = (await Items(worker))["Content"]!.AsArray().Single(item => ((string)item!["Identity"]!).EndsWith("host.json", StringComparison.Ordinal))!;
        Assert.Equal(("host.json", "PreserveNewest", "PreserveNewest"), ((string?)host["Link"], (string?)host["CopyToOutputDirectory"], (string?)host["CopyToPublishDirectory"]));
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "host.json")));
    }

    [Fact]
    public void No_line_of_the_application_knows_which_worker_it_has() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Functions, "Fair"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal)),
        path => Assert.DoesNotMatch(Forbidden(), File.ReadAllText(path)));

    private static async Task<JsonNode> Items(string worker)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.Combine(Functions, "Fair") };
        foreach (var argument in new[] { "msbuild", "Fair.csproj", $"-p:FunctionsWorker={worker}", "-getItem:PackageReference,PackageVersion,ProjectReference,Content", "-nologo" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("MSBUILDSDKSPATH");
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return JsonNode.Parse(output)!["Items"]!;
    }

    private static IEnumerable<string> Workers(JsonNode items)
    {
        var versions = items["PackageVersion"]!.AsArray().ToDictionary(item => (string)item!["Identity"]!, item => (string)item!["Version"]!);
        return items["PackageReference"]!.AsArray().Select(item => (string)item!["Identity"]!)
            .Where(name => name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal))
            .Select(name => $"{name} {versions[name]}").Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\s*#if\b|\bLocalWorker\b", RegexOptions.Multiline)]
    private static partial Regex Forbidden();
}
