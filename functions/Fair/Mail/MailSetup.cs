using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using SendGrid;

namespace Fair.Mail;

/// <summary>How mail is sent. The key stands in Key Vault, or in the local worker's memory; never in a file.</summary>
public sealed class SendGridSettings
{
    /// <summary>The API's address; elsewhere than SendGrid's own only where a mailbox stands in for it.</summary>
    [Required, Url]
    public string Host { get; init; } = "https://api.sendgrid.com";

    [Required]
    public string ApiKey { get; init; } = "";

    /// <summary>The event webhook's verification key: base64 of a P-256 SubjectPublicKeyInfo.</summary>
    [Required]
    public string WebhookPublicKey { get; init; } = "";
}

/// <summary>Wires the sending of mail.</summary>
public static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SendGridSettings>().Bind(configuration.GetSection("SendGrid")).ValidateDataAnnotations().ValidateOnStart();
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
        services.AddSingleton<PoisonMessages>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<MailEvents>();
    }
}
