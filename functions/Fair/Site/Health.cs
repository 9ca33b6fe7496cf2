using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Site;

/// <summary>Says that the application runs, which version of it, and how many functions that version has.</summary>
public sealed class Health
{
    public static readonly string Version =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static readonly int Functions = typeof(Health).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Count(method => method.IsDefined(typeof(FunctionAttribute)));

    private static readonly Page Ok = new(200, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { status = "ok", version = Version, functions = Functions }));

    [Function(nameof(Health)), Public]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) => Ok;
}
