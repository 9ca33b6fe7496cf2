using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>What is built is what ships: the genuine worker, with nothing of this machine in it.</summary>
[Trait("Speed", "Slow")]
public sealed partial class BuildTests
{
    private static readonly string Functions = Path.GetFullPath(Path.Combine(
        typeof(BuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!, "../../functions"));

    [Fact]
    public void The_application_brings_the_genuine_worker_and_nothing_of_the_local_host()
    {
        var files = Directory.EnumerateFiles(Built.Application, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Built.Application, path)).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "Microsoft.Azure.Functions.Worker.dll", "Microsoft.Azure.Functions.Worker.Grpc.dll", "host.json", "functions.metadata", "worker.config.json", "extensions.json" },
            files);
        Assert.Contains(files, file => file.StartsWith(".azurefunctions/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.Contains("LocalHost", StringComparison.Ordinal) || file.Contains("Yarp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Grpc.Net.Client")]
    [InlineData("Grpc.Net.Common")]
    [InlineData("Grpc.Core.Api")]
    [InlineData("Google.Protobuf")]
    public void Tests_in_process_speak_the_same_gRPC_as_what_ships(string library)
    {
        // The host beside the worker could lift it.
        var loaded = Assembly.Load(library);
        Assert.Equal(AssemblyName.GetAssemblyName(Path.Combine(Built.Application, $"{library}.dll")).FullName, loaded.FullName);
        Assert.Equal(
            FileVersionInfo.GetVersionInfo(Path.Combine(Built.Application, $"{library}.dll")).ProductVersion,
            FileVersionInfo.GetVersionInfo(loaded.Location).ProductVersion);
    }

    [Fact]
    public async Task Running_the_project_starts_the_local_host_with_the_built_application()
    {
        // The worker's SDK would start Core Tools; by which names that is turned is the SDK's own affair, and may change.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.Combine(Functions, "Fair") };
        foreach (var argument in new[] { "msbuild", "Fair.csproj", "-t:ComputeRunArguments", "-getProperty:RunCommand,RunArguments", "-nologo" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var ofTheTestsOwnBuild in new[] { "MSBUILDSDKSPATH", "MSBuildExtensionsPath" })
        {
            start.Environment.Remove(ofTheTestsOwnBuild);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        var run = JsonNode.Parse(output)!["Properties"]!;
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension((string?)run["RunCommand"]));
        Assert.Matches(@"^exec "".+/LocalHost\.dll"" --application "".+/Fair/bin/\w+/net10\.0/""$", (string?)run["RunArguments"]);
    }

    [Fact]
    public void No_line_of_the_application_knows_which_host_it_has() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Functions, "Fair"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal)),
        path => Assert.DoesNotMatch(Forbidden(), File.ReadAllText(path)));

    [GeneratedRegex(@"^\s*#if\b|\bLocalHost\b", RegexOptions.Multiline)]
    private static partial Regex Forbidden();
}
