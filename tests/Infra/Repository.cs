using System.Diagnostics;
using System.Reflection;

namespace Fair.Infra.Tests;

/// <summary>Where the files stand that are tested here, and how their programs are run.</summary>
public static class Repository
{
    public static string Folder { get; } = Metadata("Repository");

    public static string Infra { get; } = Path.Combine(Folder, "infra");

    private static readonly string BicepProgram = Metadata("Bicep");

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>Runs the Bicep CLI.</summary>
    public static Task<Ran> BicepAsync(string folder, params string[] arguments) => RunAsync(BicepProgram, folder, [], arguments);

    /// <summary>Runs a program to its end, without the variables that stages take settings from.</summary>
    public static async Task<Ran> RunAsync(string program, string folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in new[] { "ENTRA_CLIENT_ID", "DEPLOYER_PRINCIPAL_ID", "CUSTOM_DOMAIN" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await errors);
    }

    /// <summary>A copy of infra/ that a test may spoil.</summary>
    public static DirectoryInfo CopyOfInfra()
    {
        var copy = Directory.CreateTempSubdirectory("fair-infra");
        foreach (var file in Directory.EnumerateFiles(Infra, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam" or ".json"))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(Infra, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == key).Value!;
}

/// <summary>What became of a program.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;
}
