using System.Text.Json.Nodes;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Describes the verification of certificates to machines.</summary>
internal static class CertificatesSchema
{
    public static JsonObject Verify()
    {
        var operation = ApiOperation.Describe(
            nameof(VerifyCertificate), "Says of a code whether its certificate is valid or revoked, and what it certifies.",
            ("200", "There is one: look at its state, valid or revoked.", "application/json"),
            ("404", "No certificate has this code.", "application/problem+json"),
            ("429", "Too many requests.", "application/problem+json"));
        operation["parameters"] = new JsonArray(new JsonObject
        {
            ["name"] = "code",
            ["in"] = "path",
            ["required"] = true,
            ["description"] = "The 16 letters and digits on the certificate; case and hyphens do not matter.",
            ["schema"] = new JsonObject { ["type"] = "string" },
            ["example"] = "7KQ4-M2XP-9TBD-0HVC",
        });
        return operation;
    }
}
