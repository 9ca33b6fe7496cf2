using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>Nothing is shipped that is not in a lock file: neither what the application needs nor what the host loads for it.</summary>
[Trait("Speed", "Slow")]
public sealed partial class LockTests : IDisposable
{
    private const string Application = "functions/Fair/packages.lock.json";
    private const string Extensions = "functions/Fair/packages.WorkerExtensions.lock.json";

    private readonly Skeleton skeleton = new();

    public void Dispose() => skeleton.Dispose();

    [Fact]
    public async Task What_is_committed_is_what_is_restored()
    {
        var ran = await RestoreAsync(pipeline: true);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(4, Restored().Count(ran.Output));
        Assert.DoesNotContain("warning", ran.All);
    }

    [Theory]
    [InlineData(Application, true)]
    [InlineData(Extensions, true)]
    [InlineData(Extensions, false)]
    public async Task A_package_with_other_content_is_refused_by_the_pipeline_and_by_the_script_that_packs(string file, bool pipeline)
    {
        Spoil(file, text => ContentHash().Replace(text, match => match.Groups[1].Value + "AAAA", 1));
        await IsRefusedAsync(file, "NU1403", pipeline);
    }

    [Theory]
    [InlineData(Application)]
    [InlineData(Extensions)]
    public async Task A_package_that_nobody_has_locked_is_refused(string file)
    {
        Spoil(file, text =>
        {
            var graph = JsonNode.Parse(text)!;
            var packages = graph["dependencies"]!.AsObject().First().Value!.AsObject();
            packages.Remove(packages.First(package => package.Value!["type"]!.ToString() == "Direct").Key);
            return graph.ToJsonString();
        });
        await IsRefusedAsync(file, "NU1004", pipeline: true);
    }

    [Fact]
    public void The_script_that_packs_restores_locked_whatever_CI_says() =>
        Assert.Matches(@"dotnet publish functions/Fair [^|]*-p:RestoreLockedMode=true", Repository.Text("infra", "scripts", "package.sh"));

    [Fact]
    public void The_runtime_that_is_published_for_is_locked_too() =>
        Assert.Equal(["net10.0", "net10.0/linux-x64"], JsonNode.Parse(Repository.Text(Application))!["dependencies"]!.AsObject().Select(graph => graph.Key));

    private void Spoil(string file, Func<string, string> how)
    {
        var text = skeleton.Text(file);
        skeleton.Write(file, how(text));
        Assert.NotEqual(text, skeleton.Text(file));
    }

    private async Task IsRefusedAsync(string file, string code, bool pipeline)
    {
        var ran = await RestoreAsync(pipeline);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"{(file == Application ? "Fair" : "WorkerExtensions")}.csproj : error {code}", ran.All);
    }

    /// <summary>
    /// Restores the application, then by the target that a build uses the project that the worker's SDK makes for the host's
    /// extensions. That one was made when the tests were built.
    /// </summary>
    private async Task<Ran> RestoreAsync(bool pipeline)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var made = Repository.PathOf("functions", "Fair", "obj", configuration, "net10.0", "WorkerExtensions", "WorkerExtensions.csproj");
        skeleton.Write("made/WorkerExtensions.csproj", await File.ReadAllTextAsync(made));
        return await skeleton.RunAsync(
            "dotnet", pipeline, [],
            [
                "msbuild", "functions/Fair", "-nologo", "-restore", "-t:_WorkerExtensionsRestore", $"-p:ExtensionsCsProj={skeleton.PathOf("made/WorkerExtensions.csproj")}",
                // Where it is not the pipeline that asks, it is package.sh.
                .. pipeline ? Array.Empty<string>() : ["-p:RestoreLockedMode=true"],
            ]);
    }

    [GeneratedRegex("""("contentHash": ")....""")]
    private static partial Regex ContentHash();

    [GeneratedRegex(@"Restored \S+\.csproj")]
    private static partial Regex Restored();
}
