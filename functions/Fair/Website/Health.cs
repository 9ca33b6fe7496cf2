using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Records;
using Platform.Telemetry;
using Platform.Web;

namespace Fair.Website;

/// <summary>Says that the application runs and whether storage answers it, which version it is, and how many functions that version has.</summary>
public sealed class Health(StorageHealth storage)
{
    private static readonly int Functions = typeof(Health).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Count(method => method.IsDefined(typeof(FunctionAttribute)));

    // The availability test of infra/modules/alerts.bicep looks for "ok".
    private static readonly BufferedResult Ok = Saying(StatusCodes.Status200OK, "ok");

    private static readonly BufferedResult Failing = Saying(StatusCodes.Status503ServiceUnavailable, "storage does not answer");

    [Function(nameof(Health)), Public(IgnoresSettings = true)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        await storage.IsAnsweringAsync() ? Ok : Failing;

    internal static JsonObject Describe() => ApiOperation.Describe(
        nameof(Health), "Says whether the application and its storage work, which version it is, and how many functions that has.",
        ("200", "It works.", "application/json"), ("503", "Storage does not answer.", "application/json"));

    private static BufferedResult Saying(int code, string status) =>
        new(code, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { status, version = ProductVersion.Current, functions = Functions }));
}
