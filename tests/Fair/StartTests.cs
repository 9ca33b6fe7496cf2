using System.Security.Cryptography;
using Fair.Certificates;
using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>What can't work stops the start, with the name of the setting and what to do, and never with its value.</summary>
[Trait("Speed", "Slow")]
public sealed class StartTests(StorageAccounts storage)
{
    private const string Value = "c2VjcmV0IHZhbHVl";

    public static TheoryData<string, string> Unusable
    {
        get
        {
            using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            using var rsa = RSA.Create(2048);
            var (signing, webhook) = ("Certificates:SigningKey", "SendGrid:WebhookPublicKey");
            return new()
            {
                { signing, "" },
                { signing, Value },
                { signing, "not base64!" },
                { signing, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IHZhbHVl\n-----END PRIVATE KEY-----" },
                { signing, p256.ExportSubjectPublicKeyInfoPem() },
                { signing, Convert.ToBase64String(p384.ExportPkcs8PrivateKey()) },
                { signing, rsa.ExportPkcs8PrivateKeyPem() },
                { signing, p256.ExportEncryptedPkcs8PrivateKeyPem("password", new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)) },
                { webhook, "" },
                { webhook, Value },
                { webhook, "not base64!" },
                { webhook, Convert.ToBase64String(p384.ExportSubjectPublicKeyInfo()) },
                { webhook, Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()) },
                { webhook, Convert.ToBase64String(p256.ExportPkcs8PrivateKey()) },
                { "SendGrid:ApiKey", "" },
                { "SmokeTest:Key", "short" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_secret_of_no_use_is_named(string setting, string value)
    {
        var message = (await Assert.ThrowsAnyAsync<Exception>(() => RunningFair.StartAsync(storage, $"--{setting}", value))).Message;
        Assert.Contains(setting.Replace(":", "__", StringComparison.Ordinal), message);
        Assert.True(value.Length == 0 || !message.Contains(value, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("Edition:SignUpsOpen")]
    [InlineData("Edition:SeatsPerOrganisation")]
    public async Task A_setting_of_the_edition_that_can_not_be_read_is_named(string setting)
    {
        var refusal = await Assert.ThrowsAsync<System.ComponentModel.DataAnnotations.ValidationException>(() => RunningFair.StartAsync(storage, $"--{setting}", "nonsense"));
        Assert.Contains(setting.Split(':')[1], refusal.Message);
    }

    [Theory]
    [InlineData("SendGrid:ApiKey")]
    [InlineData("SendGrid:WebhookPublicKey")]
    [InlineData("Certificates:SigningKey")]
    [InlineData("SmokeTest:Key")]
    [InlineData("Some:Later:Secret")]
    public async Task A_reference_that_the_platform_left_unresolved_is_named(string setting)
    {
        var message = (await Assert.ThrowsAnyAsync<Exception>(() => RunningFair.StartAsync(
            storage, $"--{setting}", "@Microsoft.KeyVault(VaultName=kv-fair-prd-abcdef;SecretName=x)"))).Message;
        Assert.Contains($"could not read {setting.Replace(":", "__", StringComparison.Ordinal)} from Key Vault", message);
        Assert.Contains("identity may read it", message);
        Assert.DoesNotContain("SecretName=x", message);
    }

    [Fact]
    public void A_signing_key_may_be_pem_or_der()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var pem = new CredentialSettings { SigningKey = key.ExportPkcs8PrivateKeyPem() }.ReadSigningKey();
        using var der = new CredentialSettings { SigningKey = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) }.ReadSigningKey();
        Assert.All(new[] { pem, der }, read => Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo()));
    }
}
