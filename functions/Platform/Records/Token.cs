using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Records;

/// <summary>
/// A capability: 256 random bits in base64url, 43 characters. Whoever has the link may act; storage holds the
/// SHA-256 of it only (<see cref="Keys.Token"/>).
/// </summary>
public static class Token
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsValid(string? token) =>
        token is { Length: 43 } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
