namespace LocalWorker;

/// <summary>Notices that the genuine Functions host has started this process, which needs the genuine worker in it.</summary>
internal static class FunctionsHostCheck
{
    private const string Message =
        """
        This build carries LocalWorker, which stands in for the Functions worker, and cannot run under the Functions host.
        Build it with the genuine worker packages instead:

            dotnet build -p:FunctionsWorker=azure

        (for Core Tools: set the environment variable FunctionsWorker=azure, then func start).
        To run it on this machine without the Functions host: dotnet run.
        """;

    /// <exception cref="LocalWorkerException">The host has started this process.</exception>
    public static void ThrowIfStartedByHost(IEnumerable<string> args)
    {
        // The host names itself in the arguments: --workerId and --functions-uri in turn, by its age.
        if (args.Any(arg => arg.StartsWith("--workerId", StringComparison.OrdinalIgnoreCase)
            || arg.StartsWith("--functions-", StringComparison.OrdinalIgnoreCase)))
        {
            throw new LocalWorkerException(Message);
        }
    }
}
