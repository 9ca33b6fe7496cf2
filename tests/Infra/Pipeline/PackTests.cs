using System.IO.Compression;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>The zip that is shipped.</summary>
[Trait("Speed", "Slow")]
public sealed class PackTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fair-pack");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Files_that_begin_with_a_dot_are_in_it()
    {
        Write("host.json", "functions.metadata", ".azurefunctions/extensions.dll", "Fair.dll", "runtimes/linux-x64/native/lib.so");
        var ran = await PackAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
        using var zip = ZipFile.OpenRead(Path.Combine(folder.FullName, "fair.zip"));
        Assert.Equal(
            [".azurefunctions/extensions.dll", "Fair.dll", "functions.metadata", "host.json", "runtimes/linux-x64/native/lib.so"],
            zip.Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_host_would_find_no_function_in_is_refused()
    {
        Write("host.json", "Fair.dll");
        var ran = await PackAsync();
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("is no published Functions application", ran.All);
    }

    private Task<Ran> PackAsync() => Repository.RunAsync(
        "dotnet", Repository.Folder, [("MSBUILDDISABLENODEREUSE", "1")],
        "msbuild", "infra/scripts/pack.proj", "-nologo", $"-p:From={folder.FullName}/published", $"-p:To={folder.FullName}/fair.zip");

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder.FullName, "published", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
    }
}
