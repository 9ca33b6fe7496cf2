using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LocalHost;

/// <summary>POST /v3/mail/send, answered as SendGrid answers it.</summary>
internal sealed class MailSendEndpoint(
    MailStore store,
    MailboxBehaviours behaviours,
    EventWebhook events,
    MovableClock clock,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime)
{
    private const int MaxMessageBytes = 30 * 1024 * 1024;

    public IEnumerable<LocalPage> Pages => [new("POST", "v3/mail/send", SendAsync)];

    private async Task SendAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        if (http.Request.Headers.Authorization != $"Bearer {configuration["SendGrid:ApiKey"]}")
        {
            await SendGridError.WriteAsync(
                http, StatusCodes.Status401Unauthorized, new SendGridError("The provided authorization grant is invalid, expired, or revoked"));
            return;
        }

        if (buffer.Length > MaxMessageBytes)
        {
            await SendGridError.WriteAsync(
                http, StatusCodes.Status413PayloadTooLarge, new SendGridError("The total size of your email, including attachments, must be less than 30MB."));
            return;
        }

        var behaviour = behaviours.Next();
        if (!await WaitAsync(http, behaviour.DelayMilliseconds))
        {
            http.Abort();
            return;
        }

        if (behaviour.Refuse is { } status)
        {
            await RefuseAsync(http, status, behaviour);
            return;
        }

        using var request = Parse(buffer);
        var errors = request is null ? [new SendGridError("Bad Request")] : SendRules.Check(request.RootElement);
        if (errors.Count > 0)
        {
            await SendGridError.WriteAsync(http, StatusCodes.Status400BadRequest, errors);
            return;
        }

        Accept(http, request!.RootElement, behaviour);
    }

    private async Task<bool> WaitAsync(HttpContext http, int milliseconds)
    {
        // A test's long delay must not hold up the end of the run.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(milliseconds, end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Accept(HttpContext http, JsonElement request, MailboxBehaviour behaviour)
    {
        var id = Token.Create();
        if (IsSandbox(request))
        {
            return;
        }

        var mails = Mail.ReadAll(request, id, clock.GetUtcNow());
        store.Add(mails);
        events.Send(mails);
        if (behaviour.BreakAfterAccepting)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers["X-Message-Id"] = id;
    }

    private Task RefuseAsync(HttpContext http, int status, MailboxBehaviour behaviour)
    {
        if (status == StatusCodes.Status429TooManyRequests)
        {
            var reset = clock.GetUtcNow().AddSeconds(behaviour.ResetSeconds).ToUnixTimeSeconds();
            http.Response.Headers["X-RateLimit-Remaining"] = "0";
            http.Response.Headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        }

        return SendGridError.WriteAsync(http, status, new SendGridError(status switch
        {
            StatusCodes.Status429TooManyRequests => "too many requests",
            StatusCodes.Status401Unauthorized => "The provided authorization grant is invalid, expired, or revoked",
            StatusCodes.Status403Forbidden => "The from address does not match a verified Sender Identity.",
            _ => "The request was refused.",
        }));
    }

    private static bool IsSandbox(JsonElement request) =>
        request.Object("mail_settings")?.Object("sandbox_mode") is { } sandbox
        && sandbox.TryGetProperty("enable", out var enable)
        && enable.ValueKind == JsonValueKind.True;

    private static JsonDocument? Parse(MemoryStream body)
    {
        try
        {
            var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
