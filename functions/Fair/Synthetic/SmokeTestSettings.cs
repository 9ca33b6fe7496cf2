using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Fair.Synthetic;

/// <summary>Who may send synthetic applications and sign-ups: whoever knows the key. Without a key nobody may.</summary>
public sealed class SmokeTestSettings
{
    public const string Header = "X-Synthetic-Key";

    /// <summary>A shorter key could be guessed.</summary>
    public const int MinCharacters = 32;

    /// <summary>The key; empty where no smoke test runs.</summary>
    public string Key { get; init; } = "";

    public bool IsValid => Key.Length is 0 or >= MinCharacters;

    /// <summary>Whether the request carries the key; it takes as long to say no as to say yes.</summary>
    public bool Admits(HttpRequest request) =>
        Key.Length > 0 && CryptographicOperations.FixedTimeEquals(Hash(request.Headers[Header].ToString()), Hash(Key));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
