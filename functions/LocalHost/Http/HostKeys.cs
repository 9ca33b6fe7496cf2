using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>
/// The host's keys, by header or in the query. With none configured nobody is asked for one, as with Core Tools.
/// </summary>
internal sealed class HostKeys(LocalSettings settings)
{
    /// <summary>The name under which a key may stand in the query; functions do not see it as binding data.</summary>
    public const string QueryName = "code";

    private const string Header = "x-functions-key";

    private bool IsOpen => settings is { FunctionKey: null, MasterKey: null };

    /// <summary>Whether the caller may do what is the host's own, and call functions of the level Admin.</summary>
    public bool IsMaster(HttpRequest request) => IsOpen || Bears(request, settings.MasterKey);

    /// <summary>Whether the caller may call this function.</summary>
    public bool Admits(FunctionInfo function, HttpRequest request) => function.Trigger.Text("authLevel")?.ToLowerInvariant() switch
    {
        "anonymous" => true,
        "admin" => IsMaster(request),
        _ => IsMaster(request) || Bears(request, settings.FunctionKey),
    };

    private static bool Bears(HttpRequest request, string? key)
    {
        var sent = request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query[QueryName].ToString();
        return key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(key));
    }
}
