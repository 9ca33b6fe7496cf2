using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Mail;

[Trait("Speed", "Slow")]
public sealed class ReceiveMailEventsTests(StorageAccounts storage) : IAsyncLifetime
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(
        storage, "--SendGrid:WebhookPublicKey", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), "--LocalHost:EventWebhook", "");

    public async ValueTask DisposeAsync()
    {
        await fair.DisposeAsync();
        key.Dispose();
    }

    [Fact]
    public async Task Only_what_the_provider_signed_within_five_minutes_is_taken()
    {
        var body = "[]";
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(body));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, signedBody: "[ ]"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, age: TimeSpan.FromMinutes(6)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, age: TimeSpan.FromMinutes(-6)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, signature: "AAAA"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, signature: "not base64 ///"));
        Assert.Equal(HttpStatusCode.Forbidden, (await fair.Client.PostAsync("/hooks/sendgrid", new StringContent(body))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync($"[{new string(' ', 1_100_000)}]"));
    }

    [Fact]
    public async Task Signed_events_of_another_form_do_no_harm()
    {
        foreach (var body in new[] { "", "{}", "null", "[null]", "[1]", "[{\"event\":1}]", "[{\"event\":\"bounce\"}]", "[{\"event\":\"delivered\",\"outbox_id\":\"' or 1\"}]", "\"\\ud800\"" })
        {
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(body));
        }

        Assert.Empty(await fair.RowsAsync<SuppressionRow>(Keys.SuppressedPrefix));
    }

    [Fact]
    public async Task States_never_go_back_and_an_event_reported_twice_counts_once()
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        var id = (await fair.MailsAsync(fields["email"])).Single().CustomArgs["outbox_id"];

        await PostAsync(Event("delivered", "e1", id));
        await PostAsync(Event("processed", "e2", id));
        Assert.Equal(MailState.Delivered, (await fair.RowAsync<SentMailRow>(Keys.SentMail(id)))!.State);

        await PostAsync(Event("bounce", "e3", id, ",\"type\":\"blocked\",\"reason\":\"mailbox full\""));
        Assert.Empty(await fair.RowsAsync<SuppressionRow>(Keys.SuppressedPrefix));
        await PostAsync(Event("bounce", "e4", id, ",\"reason\":\"no such user\""));
        await PostAsync(Event("bounce", "e4", id, ",\"reason\":\"told twice\""));
        var sentMail = (await fair.RowAsync<SentMailRow>(Keys.SentMail(id)))!;
        Assert.Equal((MailState.Bounced, "no such user", "e1 e2 e3 e4"), (sentMail.State, sentMail.Reason, sentMail.Events));
        Assert.Single(await fair.RowsAsync<SuppressionRow>(Keys.SuppressedPrefix));
        Assert.Single(await fair.RowsAsync<SentMailRow>(Keys.MailIssuePrefix));
    }

    [Fact]
    public async Task Events_that_meet_are_all_taken()
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        var id = (await fair.MailsAsync(fields["email"])).Single().CustomArgs["outbox_id"];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(Event("processed", $"p{n}", id))));
        Assert.Equal(8, (await fair.RowAsync<SentMailRow>(Keys.SentMail(id)))!.Events.Split(' ').Length);
    }

    private static string Event(string name, string eventId, string outboxId, string more = "") =>
        $$"""[{"event":"{{name}}","email":"someone@example.org","sg_event_id":"{{eventId}}","outbox_id":{{JsonSerializer.Serialize(outboxId)}}{{more}}}]""";

    private async Task<HttpStatusCode> PostAsync(string body, string? signedBody = null, TimeSpan age = default, string? signature = null)
    {
        var timestamp = (fair.Clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/sendgrid") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", signature ?? Convert.ToBase64String(
            key.SignData(Encoding.UTF8.GetBytes(timestamp + (signedBody ?? body)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        using var answer = await fair.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
