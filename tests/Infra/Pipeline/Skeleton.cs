namespace Fair.Infra.Tests.Pipeline;

/// <summary>A copy of what decides how packages are restored, without the sources: a test may spoil it.</summary>
public sealed class Skeleton : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fair-skeleton");

    public Skeleton()
    {
        string[] files =
        [
            "BannedSymbols.txt", "global.json", "functions/Fair/Website/Fonts.targets", "functions/Typesetting/Fonts/Fonts.targets",
            .. Files(""), .. Files("functions/Fair"), .. Files("functions/Platform"), .. Files("functions/Typesetting"),
        ];
        foreach (var file in files)
        {
            Write(file, Repository.Text(file));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>Runs a program there, as in the pipeline or as on a laptop.</summary>
    public Task<Ran> RunAsync(string program, bool pipeline, IEnumerable<(string Name, string Value)> variables, params string[] arguments) => Repository.RunAsync(
        // "dotnet test" leaves where its own targets are; a new one is to look for itself.
        "env", folder.FullName, [("CI", pipeline ? "true" : ""), ("MSBUILDDISABLENODEREUSE", "1"), .. variables],
        ["-u", "MSBUILDSDKSPATH", "-u", "MSBuildExtensionsPath", program, .. arguments]);

    private static IEnumerable<string> Files(string of) =>
        from path in Directory.EnumerateFiles(Repository.PathOf(of))
        where Path.GetExtension(path) is ".csproj" or ".props" or ".targets" || path.EndsWith(".lock.json", StringComparison.Ordinal)
        select Path.Combine(of, Path.GetFileName(path));
}
