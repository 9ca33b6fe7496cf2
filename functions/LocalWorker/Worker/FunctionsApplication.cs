using LocalWorker;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions application begins.</summary>
public static class FunctionsApplication
{
    /// <param name="args">Command-line arguments; see <see cref="CommandLine"/>.</param>
    /// <exception cref="LocalWorkerException">The run cannot start; the message says why and what to do.</exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(LocalRun.Prepare(args));
}
