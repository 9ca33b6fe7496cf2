using System.Security.Cryptography;

namespace LocalHost;

/// <summary>A storage account's key: 512 random bits in base64.</summary>
internal static class AccountKey
{
    private const int Bytes = 64;

    public static string Create() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
}
