namespace Fair.Infra.Tests.Pipeline;

/// <summary>A copy of what decides how packages are restored, without the sources: a test may spoil it.</summary>
public sealed class Skeleton : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fair-skeleton");

    public Skeleton()
    {
        foreach (var file in (string[])
            ["Audit.props", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", .. Files("functions/Fair"), "functions/Fair/Site/Fonts.targets", .. Files("functions/Typesetting"), "functions/Typesetting/Fonts/Fonts.targets"])
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
    public Task<Ran> Run(string program, bool pipeline, IEnumerable<(string Name, string Value)> variables, params string[] arguments) => Repository.Run(
        // "dotnet test" leaves where its own targets are; a new one is to look for itself.
        "env", folder.FullName, [("CI", pipeline ? "true" : ""), ("MSBUILDDISABLENODEREUSE", "1"), .. variables],
        ["-u", "MSBUILDSDKSPATH", "-u", "MSBuildExtensionsPath", program, .. arguments]);

    private static IEnumerable<string> Files(string project) =>
        from path in Directory.EnumerateFiles(Repository.PathOf(project))
        where Path.GetExtension(path) is ".csproj" or ".props" || path.EndsWith(".lock.json", StringComparison.Ordinal)
        select Path.Combine(project, Path.GetFileName(path));
}
