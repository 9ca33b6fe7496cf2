using System.Diagnostics;

namespace LocalHost;

/// <summary>Waits for the end of a process and of what it has printed.</summary>
internal static class ProcessEnd
{
    // Something that the process has started may hold its output open.
    private static readonly TimeSpan OutputWithin = TimeSpan.FromSeconds(2);

    /// <summary>The process's last words, once it has ended.</summary>
    public static async Task<string> LastWordsAsync(Process process, LastWords words)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult();
        if (!process.HasExited)
        {
            await ended.Task;
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(OutputWithin));
        return words.ToString() is { Length: > 0 } said ? said : $"(It said nothing; its exit code is {process.ExitCode}.)";
    }
}
