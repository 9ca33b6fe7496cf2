using System.Security.Cryptography;

namespace LocalHost;

/// <summary>
/// Private keys that in production stand in a key vault: P-256 in PKCS#8, made on the first run. They are kept beside the
/// run's own storage, so that what was signed yesterday verifies today; with storage from elsewhere they live in memory.
/// </summary>
internal static class SettingKeys
{
    /// <summary>The key of a setting, as PEM.</summary>
    /// <param name="setting">The setting's name.</param>
    /// <param name="folder">Where keys are kept, or null to keep none.</param>
    public static string Of(string setting, string? folder)
    {
        if (folder is null)
        {
            return New();
        }

        var path = Path.Combine(folder, "keys", $"{setting.Replace(':', '-')}.pem");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, New());
        }

        return File.ReadAllText(path);
    }

    private static string New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
