using System.Reflection;
using System.Text.Json;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Site;

/// <summary>Says that the application runs and whether storage answers it, which version it is, and how many functions that version has.</summary>
public sealed class Health(StorageHealth storage)
{
    public static readonly string Version =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static readonly int Functions = typeof(Health).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Count(method => method.IsDefined(typeof(FunctionAttribute)));

    // The availability test of infra/modules/alerts.bicep looks for "ok".
    private static readonly BufferedResult Ok = Saying(StatusCodes.Status200OK, "ok");

    private static readonly BufferedResult Failing = Saying(StatusCodes.Status503ServiceUnavailable, "storage does not answer");

    [Function(nameof(Health)), Public]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        await storage.IsAnsweringAsync() ? Ok : Failing;

    private static BufferedResult Saying(int code, string status) =>
        new(code, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { status, version = Version, functions = Functions }));
}
