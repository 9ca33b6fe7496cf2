using System.IO.Compression;
using Fair.Infra.Tests.Pipeline;
using Xunit;

[assembly: AssemblyFixture(typeof(Package))]

namespace Fair.Infra.Tests.Pipeline;

/// <summary>What package.sh makes, as the pipeline runs it; made when the first test asks for it.</summary>
public sealed class Package : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fair-package");
    private readonly Lazy<Task> made;

    public Package() => made = new(MakeAsync);

    /// <summary>The zip and what belongs to it.</summary>
    public string Release => Path.Combine(folder.FullName, "release");

    /// <summary>What is in the zip.</summary>
    public string Content => Path.Combine(folder.FullName, "content");

    public Task IsMadeAsync() => made.Value;

    public async ValueTask DisposeAsync()
    {
        if (made.IsValueCreated)
        {
            await made.Value.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        folder.Delete(recursive: true);
    }

    private async Task MakeAsync()
    {
        var ran = await Repository.RunAsync(
            "env", Repository.Folder, [("CI", "true"), ("MSBUILDDISABLENODEREUSE", "1")], "-u", "MSBUILDSDKSPATH", "-u", "MSBuildExtensionsPath", "infra/scripts/package.sh", Release);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain("warning", ran.All);
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(Release, "fair.zip"), Content);
    }
}
