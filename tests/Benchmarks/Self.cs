using System.Diagnostics;

namespace Fair.Benchmarks;

/// <summary>This program, once more in a process of its own.</summary>
internal static class Self
{
    public static Process Start(string argument)
    {
        // It may have been started by its own name, or by that of dotnet.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", typeof(Self).Assembly.Location] : [];
        string[] effort = Effort.IsShort ? [Effort.ShortArgument] : [];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, argument, .. effort]) { RedirectStandardOutput = true })!;
    }
}
