using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace LocalWorker.Tests.Mailbox;

public class EventWebhookTests(StorageAccounts storage)
{
    [Theory]
    [InlineData("ana@example.org", "processed delivered")]
    [InlineData("bounce.ana@example.org", "processed bounce")]
    [InlineData("dropped@example.org", "dropped")]
    [InlineData("unsubscribe-me@example.org", "processed delivered unsubscribe")]
    public async Task What_becomes_of_a_message_is_posted_with_its_arguments(string to, string expected)
    {
        await using var sample = await RunningSample.StartAsync(storage, "--LocalWorker:EventWebhook", "/hooks/mail", "--at", "2024-12-16T09:00");
        var message = Sending.Message(to);
        message.AddCustomArg("outbox_id", "o-1");

        var response = await sample.SendMailAsync(message);

        var events = JsonDocument.Parse((await sample.NextAsync("events")).Split('\t')[3]).RootElement.EnumerateArray().ToList();
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
        await using var sample = await RunningSample.StartAsync(storage, "--LocalWorker:EventWebhook", "/hooks/mail", "--at", "2024-12-16T09:00");
        await sample.SendMailAsync(Sending.Message("ana@example.org"));
        var posted = (await sample.NextAsync("events")).Split('\t');
        var (timestamp, signature, body) = (posted[1], Convert.FromBase64String(posted[2]), posted[3]);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(sample.Configuration["SendGrid:WebhookPublicKey"]!), out _);

        Assert.True(Verifies(timestamp + body));
        Assert.False(Verifies(timestamp + body + " "));
        Assert.Equal(new DateTime(2024, 12, 16), DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)).UtcDateTime.Date);

        bool Verifies(string signed) =>
            key.VerifyData(Encoding.UTF8.GetBytes(signed), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_told_of_too()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--LocalWorker:EventWebhook", "/hooks/mail");
        await sample.BehaveAsync(new { breakAfterAccepting = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => sample.SendJsonAsync(Sending.Json()));

        Assert.Contains("delivered", await sample.NextAsync("events"));
    }
}
