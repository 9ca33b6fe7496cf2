using System.Security.Cryptography;

namespace Platform.Web;

/// <summary>Keys of the one curve that is used here, P-256.</summary>
public static class P256Key
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <exception cref="CryptographicException">The key is of another curve.</exception>
    public static ECDsa Require(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true, Oid.Value: P256 }
        ? key
        : throw new CryptographicException("The key is not of P-256.");

    /// <summary>Whether a setting can be read as a key; that it must not be empty is said elsewhere.</summary>
    public static bool CanRead(string setting, Func<ECDsa> read)
    {
        if (setting.Length == 0)
        {
            return true;
        }

        try
        {
            read().Dispose();
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or FormatException)
        {
            return false;
        }
    }
}
