using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Platform.Editions;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>What signs the certificates that programs read.</summary>
public sealed class CredentialSettings
{
    /// <summary>A P-256 private key in PKCS#8, as PEM or as base64 of DER; from Key Vault, or from the local host's data folder. Never in a file of the repository.</summary>
    [Required(ErrorMessage = SigningKeyMissing)]
    public string SigningKey { get; init; } = "";

    internal const string SigningKeyMissing =
        "Set Certificates__SigningKey to a P-256 private key in PKCS#8, as PEM or as base64 of DER: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256.";

    /// <summary>The key to sign with.</summary>
    /// <exception cref="CryptographicException">The setting is no private key of P-256.</exception>
    /// <exception cref="ArgumentException">The setting is no PEM of a private key without a password.</exception>
    /// <exception cref="FormatException">The setting is not base64.</exception>
    public ECDsa ReadSigningKey()
    {
        var key = ECDsa.Create();
        try
        {
            if (SigningKey.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                key.ImportFromPem(SigningKey);
            }
            else
            {
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(SigningKey), out _);
            }

            // A public key can be read from PEM, too, and signs nothing.
            CryptographicOperations.ZeroMemory(key.ExportParameters(includePrivateParameters: true).D);
            return P256Key.Require(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}

/// <summary>
/// A certificate as a program reads it: a W3C Verifiable Credential of the Open Badges 3.0 kind, signed as a compact JWT
/// (ES256) by the site's own did:web.
/// </summary>
/// <remarks>Sources: w3.org/TR/vc-data-model-2.0, w3.org/TR/vc-jose-cose, imsglobal.org/spec/ob/v3p0, w3c-ccg.github.io/did-method-web.</remarks>
public sealed class Credentials : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ECDsa key;
    private readonly Edition edition;
    private readonly CertificateText text;

    public Credentials(IOptions<CredentialSettings> settings, Edition edition, CertificateText text, SiteAddress site)
    {
        (this.edition, this.text) = (edition, text);
        key = settings.Value.ReadSigningKey();
        // A port is part of the name, with its colon escaped.
        Did = $"did:web:{site.Origin.Authority.Replace(":", "%3A", StringComparison.Ordinal)}";
    }

    /// <summary>Who issues: did:web and the site's host.</summary>
    public string Did { get; }

    private string KeyId => $"{Did}#certificates";

    /// <summary>The credential as a signed JWT. The payload is the same each time; the signature differs, as ECDSA's do.</summary>
    public byte[] Sign(CertificateRow row)
    {
        var header = Encode(new JsonObject { ["alg"] = "ES256", ["typ"] = "vc+jwt", ["cty"] = "vc", ["kid"] = KeyId });
        var signed = $"{header}.{Encode(Payload(row))}";
        lock (key)
        {
            var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return System.Text.Encoding.ASCII.GetBytes($"{signed}.{Base64Url.EncodeToString(signature)}");
        }
    }

    /// <summary>The document that did:web resolves to: the public key that credentials are verified with.</summary>
    public byte[] DidDocument()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/jws/v1"),
            ["id"] = Did,
            ["verificationMethod"] = new JsonArray(new JsonObject
            {
                ["id"] = KeyId,
                ["type"] = "JsonWebKey2020",
                ["controller"] = Did,
                ["publicKeyJwk"] = new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["alg"] = "ES256",
                    ["use"] = "sig",
                    ["kid"] = "certificates",
                    ["x"] = Base64Url.EncodeToString(point.X),
                    ["y"] = Base64Url.EncodeToString(point.Y),
                },
            }),
            ["assertionMethod"] = new JsonArray(KeyId),
        });
    }

    public void Dispose() => key.Dispose();

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json, Json));

    private JsonObject Payload(CertificateRow row)
    {
        var language = row.ReadLanguage();
        var subject = row.ReadSubject();
        var id = text.VerifyAddress(language, row.Code).ToString();
        var title = language[$"certificate.{subject.Kind.Code()}.title"];
        var about = CertificateMail.TitleOf(subject);
        return new()
        {
            ["iss"] = Did,
            ["jti"] = id,
            ["nbf"] = row.IssuedAt.ToUnixTimeSeconds(),
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = title,
            ["issuer"] = new JsonObject { ["id"] = Did, ["type"] = new JsonArray("Profile"), ["name"] = edition.Organiser[language], ["email"] = edition.ContactEmail },
            ["validFrom"] = row.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["credentialSubject"] = new JsonObject
            {
                ["type"] = new JsonArray("AchievementSubject"),
                ["identifier"] = new JsonArray(new JsonObject { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = row.Name, ["identityType"] = "name" }),
                ["achievement"] = new JsonObject
                {
                    ["id"] = $"urn:uuid:{Uuid($"{row.PartitionKey} {subject.Kind} {about}")}",
                    ["type"] = new JsonArray("Achievement"),
                    ["inLanguage"] = language.Code,
                    ["name"] = about.Length > 0 ? about : title,
                    ["description"] = $"{title} · {edition.Name[language]}, {edition.Ordinal[language]}",
                    ["criteria"] = new JsonObject { ["narrative"] = language[$"certificate.criteria.{subject.Kind.Code()}"] },
                },
            },
        };
    }

    /// <summary>The same for the same achievement, on whatever certificate.</summary>
    private static Guid Uuid(string name) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), bigEndian: true);
}
