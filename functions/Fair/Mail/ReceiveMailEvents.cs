using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Platform.Mail;
using Platform.Web;

namespace Fair.Mail;

/// <summary>SendGrid's signed event webhook: what became of each mail.</summary>
public sealed class ReceiveMailEvents(MailEvents events, IOptions<SendGridSettings> settings, TimeProvider clock)
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    [Function(nameof(ReceiveMailEvents)), Public(CrossSite = true, FromService = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/sendgrid")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync(request, MaxBytes, cancellationToken);
        if (body is null)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!IsSigned(request, body))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        foreach (var happened in Parse(body))
        {
            await events.ApplyAsync(happened, cancellationToken);
        }

        return Results.NoContent();
    }

    private static IReadOnlyList<MailEvent> Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<List<MailEvent?>>(body)?.OfType<MailEvent>().ToList() ?? [];
        }
        catch (JsonException)
        {
            // Signed by the provider and not of the form it documents: nothing of it can be used, nor will a retry help.
            return [];
        }
    }

    // .NET's own ECDsa: P-256, SHA-256, DER, over the timestamp's characters and the raw body.
    private bool IsSigned(HttpRequest request, byte[] body)
    {
        var timestamp = request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString();
        var signature = new byte[256];
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 253_402_300_799
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Window
            || !Convert.TryFromBase64String(request.Headers["X-Twilio-Email-Event-Webhook-Signature"].ToString(), signature, out var length))
        {
            return false;
        }

        using var key = settings.Value.ReadWebhookPublicKey();
        return key.VerifyData([.. Encoding.ASCII.GetBytes(timestamp), .. body], signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
