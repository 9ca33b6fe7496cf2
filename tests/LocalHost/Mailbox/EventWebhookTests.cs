using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Mailbox;

[Trait("Speed", "Slow")]
public class EventWebhookTests(StorageAccounts storage)
{
    [Theory]
    [InlineData("ana@example.org", "processed delivered")]
    [InlineData("bounce.ana@example.org", "processed bounce")]
    [InlineData("dropped@example.org", "dropped")]
    [InlineData("unsubscribe-me@example.org", "processed delivered unsubscribe")]
    public async Task What_becomes_of_a_message_is_posted_with_its_arguments(string to, string expected)
    {
        await using var run = await RunningProbe.StartAsync(storage, "--LocalHost:EventWebhook", "/post-only", "--at", "2024-12-16T09:00");
        var posts = Take(run);
        var message = Sending.Message(to);
        message.AddCustomArg("outbox_id", "o-1");

        var response = await run.SendMailAsync(message);

        var events = JsonDocument.Parse((await posts.Reader.ReadAsync(run.Patience)).Body).RootElement.EnumerateArray().ToList();
        Assert.Equal(expected, string.Join(' ', events.Select(posted => posted.GetProperty("event").GetString())));
        Assert.Equal(events.Count, events.Select(posted => posted.GetProperty("sg_event_id").GetString()).Distinct().Count());
        Assert.All(events, posted =>
        {
            Assert.Equal(to, posted.GetProperty("email").GetString());
            Assert.Equal("o-1", posted.GetProperty("outbox_id").GetString());
            Assert.StartsWith(response.Headers.GetValues("X-Message-Id").Single(), posted.GetProperty("sg_message_id").GetString());
            Assert.Equal(new DateTime(2024, 12, 16), DateTimeOffset.FromUnixTimeSeconds(posted.GetProperty("timestamp").GetInt64()).UtcDateTime.Date);
        });
    }

    [Fact]
    public async Task Posts_are_signed_with_the_key_that_the_settings_name()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--LocalHost:EventWebhook", "/post-only", "--at", "2024-12-16T09:00");
        var posts = Take(run);
        await run.SendMailAsync(Sending.Message("ana@example.org"));
        var (timestamp, signed, body) = await posts.Reader.ReadAsync(run.Patience);
        var signature = Convert.FromBase64String(signed);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(run.Configuration["SendGrid:WebhookPublicKey"]!), out _);

        Assert.True(Verifies(timestamp + body));
        Assert.False(Verifies(timestamp + body + " "));
        Assert.Equal(new DateTime(2024, 12, 16), DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)).UtcDateTime.Date);

        bool Verifies(string text) =>
            key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_told_of_too()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--LocalHost:EventWebhook", "/post-only");
        var posts = Take(run);
        await run.BehaveAsync(new { breakAfterAccepting = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => run.SendJsonAsync(Sending.Json()));

        Assert.Contains("delivered", (await posts.Reader.ReadAsync(run.Patience)).Body);
    }

    /// <summary>Takes what the mailbox posts in the place of the probe's function.</summary>
    private static Channel<(string Timestamp, string Signature, string Body)> Take(RunningProbe run)
    {
        var posts = Channel.CreateUnbounded<(string, string, string)>();
        run.Interception.Around = async (context, function) =>
        {
            if (context.FunctionDefinition.Name != "PostOnly")
            {
                await function();
                return;
            }

            var http = context.GetHttpContext()!;
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            await posts.Writer.WriteAsync((Header("Timestamp"), Header("Signature"), body));

            string Header(string name) => http.Request.Headers[$"X-Twilio-Email-Event-Webhook-{name}"].ToString();
        };
        return posts;
    }
}
