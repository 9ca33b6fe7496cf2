using System.Reflection;
using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>The sources of the application: they tell what the compiled form does not, such as constants, which the compiler copies.</summary>
internal static partial class Sources
{
    private static readonly string Functions =
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Functions").Value!;

    /// <summary>The code and pages of a folder, by path.</summary>
    public static IReadOnlyDictionary<string, string> In(string folder) => Directory
        .EnumerateFiles(Path.Combine(Functions, folder), "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".cs" or ".razor" && !IsBuilt(path))
        .ToDictionary(path => Path.GetRelativePath(Functions, path), File.ReadAllText);

    /// <summary>The names of the types that a folder declares, its pages among them.</summary>
    public static IReadOnlySet<string> TypesIn(string folder) => In(folder)
        .SelectMany(file => file.Key.EndsWith(".razor", StringComparison.Ordinal) ? [Path.GetFileNameWithoutExtension(file.Key)] : Declared().Matches(file.Value).Select(match => match.Groups[1].Value))
        .ToHashSet();

    /// <summary>The types that a page seems to use: as a component, or by a member.</summary>
    public static IEnumerable<string> TypesNamed(string page) => Used().Matches(page).Select(match => match.Value).Distinct();

    /// <summary>The words of a text that could name a type; comments are none of its code.</summary>
    public static IEnumerable<string> Words(string text) => Word().Matches(Comment().Replace(text, "")).Select(match => match.Value).Distinct();

    private static bool IsBuilt(string path) => Path.GetRelativePath(Functions, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");

    [GeneratedRegex(@"^\s*(?:public |internal |private |sealed |abstract |static |partial |readonly )*(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<![\w.""{/-])[A-Z]\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=<)[A-Z]\w+|(?<![\w.""])[A-Z]\w+(?=\.[A-Z])")]
    private static partial Regex Used();

    [GeneratedRegex(@"^\s*//.*$|@\*.*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
