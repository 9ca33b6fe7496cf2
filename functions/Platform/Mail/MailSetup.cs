using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Platform.Web;
using SendGrid;

namespace Platform.Mail;

/// <summary>How mail is sent. The key stands in Key Vault, or in the local host's memory; never in a file.</summary>
public sealed class SendGridSettings
{
    /// <summary>The API's address; elsewhere than SendGrid's own only where a mailbox stands in for it.</summary>
    [Required, Url]
    public string Host { get; init; } = "https://api.sendgrid.com";

    [Required(ErrorMessage = "Set SendGrid__ApiKey to a key of SendGrid's that may send mail.")]
    public string ApiKey { get; init; } = "";

    /// <summary>The event webhook's verification key: base64 of a P-256 SubjectPublicKeyInfo.</summary>
    [Required(ErrorMessage = WebhookPublicKeyMissing)]
    public string WebhookPublicKey { get; init; } = "";

    internal const string WebhookPublicKeyMissing =
        "Set SendGrid__WebhookPublicKey to the verification key that SendGrid shows under Mail Settings, Event Webhook: base64 of a P-256 public key.";

    /// <summary>The key to verify events with.</summary>
    /// <exception cref="CryptographicException">The setting is no public key of P-256.</exception>
    /// <exception cref="FormatException">The setting is not base64.</exception>
    public ECDsa ReadWebhookPublicKey()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(WebhookPublicKey), out _);
            return P256Key.Require(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}

/// <summary>Wires the sending of mail.</summary>
public static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SendGridSettings>().Bind(configuration.GetSection("SendGrid")).ValidateDataAnnotations()
            .Validate(settings => P256Key.CanRead(settings.WebhookPublicKey, settings.ReadWebhookPublicKey), $"SendGrid__WebhookPublicKey is no such key. {SendGridSettings.WebhookPublicKeyMissing}")
            .ValidateOnStart();
        services.AddSingleton<ISendGridClient>(provider =>
        {
            var settings = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<SendGridSettings>>().Value;
            return new SendGridClient(
                new HttpClient { Timeout = TimeSpan.FromSeconds(30) },
                new SendGridClientOptions { ApiKey = settings.ApiKey, Host = settings.Host });
        });
        services.AddSingleton<MailQueue>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<Outbox>();
        services.AddSingleton(MessageQueue.For<MailQueued>(MailQueue.Name));
        services.AddSingleton<PoisonMessages>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<MailEvents>();
    }
}
