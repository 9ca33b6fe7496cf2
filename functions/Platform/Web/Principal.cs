using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Platform.Web;

/// <summary>Somebody signed in at the desk.</summary>
/// <param name="Name">The name to show and to write into an application's history.</param>
/// <param name="Role">What they may do.</param>
public sealed record Principal(string Name, Role Role);

/// <summary>
/// Reads who is signed in from App Service Authentication's header. The header counts only where the platform says that
/// it strips forged ones: <c>WEBSITE_AUTH_ENABLED</c>. The settings <c>Desk__Organisers</c> and <c>Desk__Stewards</c> say
/// who is what: sign-in names, object ids or app roles, separated by semicolons.
/// </summary>
/// <remarks>Source: learn.microsoft.com/azure/app-service/configure-authentication-user-identities.</remarks>
public sealed class PrincipalReader(IConfiguration configuration)
{
    private static readonly string[] NameClaims =
    [
        "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "name",
    ];

    private static readonly string[] TrustedClaims =
    [
        .. NameClaims[..3],
        "http://schemas.microsoft.com/identity/claims/objectidentifier",
        "roles",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    ];

    private readonly Lazy<(bool Enabled, HashSet<string> Organisers, HashSet<string> Stewards)> settings = new(() =>
        (configuration.GetValue<bool>("WEBSITE_AUTH_ENABLED"), Entries(configuration["Desk:Organisers"]), Entries(configuration["Desk:Stewards"])));

    /// <summary>Who is signed in, or null. Someone on no list has <see cref="Role.None"/>.</summary>
    public Principal? Read(HttpRequest request)
    {
        if (!settings.Value.Enabled || request.Headers["X-MS-CLIENT-PRINCIPAL"].ToString() is not { Length: > 0 } header)
        {
            return null;
        }

        try
        {
            var claims = JsonSerializer.Deserialize<Claims>(Convert.FromBase64String(header))?.All ?? [];
            var name = NameClaims.Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value).FirstOrDefault(value => value is { Length: > 0 });
            return name is null ? null : new(name, RoleOf(claims));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static HashSet<string> Entries(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private Role RoleOf(IReadOnlyList<Claim> claims)
    {
        var values = claims.Where(claim => TrustedClaims.Contains(claim.Type)).Select(claim => claim.Value).ToList();
        return values.Exists(settings.Value.Organisers.Contains) ? Role.Organiser
            : values.Exists(settings.Value.Stewards.Contains) ? Role.Steward
            : Role.None;
    }

    private sealed record Claims([property: JsonPropertyName("claims")] IReadOnlyList<Claim>? All);

    private sealed record Claim([property: JsonPropertyName("typ")] string Type, [property: JsonPropertyName("val")] string Value);
}
