using LocalHost;

namespace Fair.Benchmarks;

/// <summary>A published application as a process of its own, behind the local host.</summary>
internal static class Worker
{
    public static Task<FunctionsHost> StartAsync(string application, string storage, params string[] settings) => FunctionsHost.StartAsync(
    [
        "--application", application, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage, "--AZURE_FUNCTIONS_ENVIRONMENT", "Production",
        "--at", "2024-12-16T09:00:01", "--LocalHost:Keys", "Certificates:SigningKey", .. settings,
    ]);
}
