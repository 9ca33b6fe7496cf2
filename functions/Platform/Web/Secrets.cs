using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Platform.Web;

/// <summary>What the platform puts in the place of a setting that stands in Key Vault.</summary>
public static class Secrets
{
    // Where the platform can't read a secret, the setting is the reference itself, which everybody could know.
    private const string Reference = "@Microsoft.KeyVault(";

    /// <summary>Stops the start where a setting was left unresolved.</summary>
    /// <exception cref="ValidationException">A setting is still a reference; the message names each and tells what to do.</exception>
    public static void RequireResolved(IConfiguration configuration)
    {
        var unresolved = configuration.AsEnumerable()
            .Where(setting => setting.Value?.TrimStart().StartsWith(Reference, StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (unresolved.Count > 0)
        {
            throw new ValidationException(
                $"The platform could not read {string.Join(", ", unresolved)} from Key Vault. See that the secret exists under the name that the setting refers to and that the "
                + "application's identity may read it (Key Vault Secrets User), then restart: infra/README.md, \"Secrets\".");
        }
    }
}
