using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>
/// The headers by which App Service Authentication tells a function who calls. Whatever a caller sends under these names is
/// taken away, as App Service does.
/// </summary>
internal static class ClientPrincipal
{
    public const string Provider = "aad";

    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string TokenHeader = "X-MS-TOKEN-";
    private const string EmailClaim = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    public static void Replace(HttpContext http)
    {
        var headers = http.Request.Headers;
        foreach (var name in headers.Keys.Where(IsOurs).ToList())
        {
            headers.Remove(name);
        }

        if (SignedIn.Read(http.Request) is { } signedIn)
        {
            headers[Header] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
                new Principal(Provider, EmailClaim, "roles", [.. ClaimsOf(signedIn)])));
            headers[$"{Header}-NAME"] = EncodeHeader(signedIn.Name);
            headers[$"{Header}-ID"] = IdOf(signedIn);
            headers[$"{Header}-IDP"] = Provider;
        }
    }

    public static IEnumerable<Claim> ClaimsOf(SignedIn signedIn) =>
    [
        new("preferred_username", signedIn.Name),
        new("name", signedIn.Name),
        .. signedIn.Roles.Select(role => new Claim("roles", role)),
    ];

    /// <summary>The same for the same name, like a directory's object id.</summary>
    public static string IdOf(SignedIn signedIn) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(signedIn.Name)).AsSpan(0, 16)).ToString();

    private static bool IsOurs(string name) =>
        name.StartsWith(Header, StringComparison.OrdinalIgnoreCase) || name.StartsWith(TokenHeader, StringComparison.OrdinalIgnoreCase);

    // A header is ASCII.
    private static string EncodeHeader(string name) => Ascii.IsValid(name) ? name : Uri.EscapeDataString(name);

    internal sealed record Claim(
        [property: JsonPropertyName("typ")] string Type,
        [property: JsonPropertyName("val")] string Value);

    private sealed record Principal(
        [property: JsonPropertyName("auth_typ")] string AuthenticationType,
        [property: JsonPropertyName("name_typ")] string NameType,
        [property: JsonPropertyName("role_typ")] string RoleType,
        [property: JsonPropertyName("claims")] IReadOnlyList<Claim> Claims);
}
