using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>Posts delivery events to the application as SendGrid's signed event webhook does, and again when that fails.</summary>
internal sealed partial class EventWebhook(
    LocalSettings settings,
    LocalAddress address,
    EventSigner signer,
    MovableClock clock,
    ILogger<EventWebhook> logger) : BackgroundWork
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<IReadOnlyList<Mail>> accepted = Channel.CreateUnbounded<IReadOnlyList<Mail>>();

    /// <summary>Has the events of accepted messages posted, in their order, after the sender has its answer.</summary>
    public void Send(IReadOnlyList<Mail> mails)
    {
        if (settings.EventWebhook is not null)
        {
            accepted.Writer.TryWrite(mails);
        }
    }

    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        if (settings.EventWebhook is { } path)
        {
            yield return () => RunAsync(new Uri(address.Base, path), stopping, aborting);
        }
    }

    private async Task RunAsync(Uri target, CancellationToken stopping, CancellationToken aborting)
    {
        // What was accepted before the end is still told.
        using var end = stopping.Register(() => accepted.Writer.TryComplete());
        using var client = new HttpClient();
        try
        {
            await foreach (var mails in accepted.Reader.ReadAllAsync(aborting))
            {
                var at = clock.GetUtcNow();
                var body = JsonSerializer.SerializeToUtf8Bytes(mails.SelectMany(mail => DeliveryEvents.Create(mail, at)));
                await DeliverAsync(client, target, body, stopping, aborting);
            }
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            // The run could not wait any longer.
        }
    }

    private async Task DeliverAsync(HttpClient client, Uri target, byte[] body, CancellationToken stopping, CancellationToken aborting)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            if (await PostAsync(client, target, body, aborting))
            {
                return;
            }

            if (attempt == Attempts || stopping.IsCancellationRequested)
            {
                LogGivenUp(logger, target.AbsolutePath, attempt);
                return;
            }

            await Task.Delay(pause, aborting);
            pause *= 2;
        }
    }

    private async Task<bool> PostAsync(HttpClient client, Uri target, byte[] body, CancellationToken aborting)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", signer.Sign(timestamp, body));
        try
        {
            using var response = await client.SendAsync(request, aborting);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery events were refused at {Path}, {Attempts} times; they are dropped")]
    private static partial void LogGivenUp(ILogger logger, string path, int attempts);
}
