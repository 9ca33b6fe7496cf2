using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Fair.Tests.Applications;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Whatever is sent to a workshop, its API, its swaps or the desk's form of one: nobody gets a server error, and nothing is broken by it.</summary>
[Trait("Speed", "Slow")]
public sealed class AnySignUpTests(StorageAccounts storage, ITestOutputHelper output)
{
    private const int Posts = 1_500;

    private static readonly Gen<(string Way, (string Name, string Value)[] Changes)> Post = Gen.Select(
        AnyFormTests.Among("form", "form", "form", "api", "api", "swap", "desk"),
        Gen.Select(AnyFormTests.Among([.. SignUpFields.All.Concat(WorkshopFields.All).Select(field => field.Name).Distinct(), "formId", "website", "version", "unknown"]), AnyFormTests.Nasty, (name, value) => (name, value)).Array[1, 5],
        (way, changes) => (way, changes));

    [Fact]
    public async Task Whatever_is_posted_is_answered_and_kept_tidy()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Site:PostsPerEmail", "100000", "--Site:PostsPerNetworkAddress", "1000000", "--LocalHost:EventWebhook", "");
        var desk = await fair.SignedInAsync("organiser");
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();
        await Post.SampleAsync(
            async post =>
            {
                using var answer = await SendAsync(fair, desk, post.Way, post.Changes);
                counts.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode < 500, $"{post.Way} {answer.StatusCode} for {string.Join(", ", post.Changes)}");
                Assert.DoesNotContain("   at Fair.", text);
                Assert.DoesNotContain("<script>alert", text);
                Assert.DoesNotContain("<img src=x", text);
            },
            iter: Posts,
            threads: 4);
        output.WriteLine(string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{(int)count.Key}: {count.Value}")));
        Assert.True(counts.GetValueOrDefault(HttpStatusCode.SeeOther) + counts.GetValueOrDefault(HttpStatusCode.Created) > 100, "Too few were good.");
        Assert.True(counts.GetValueOrDefault(HttpStatusCode.BadRequest) > 300, "Too few were bad.");

        var rows = await fair.RowsAsync<SignUpRow>("S|");
        Assert.All(rows, row => Assert.DoesNotContain(row.NameArabic + row.NameLatin + row.Organisation + row.Email, c => char.IsControl(c) || c is '\u202E' or '\u2066'));
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), left => left.Count == 0, "all mails to be sent", TimeSpan.FromSeconds(120));
        Assert.All(await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix), mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.All(await fair.MailsAsync(), mail => Assert.DoesNotContain(mail.Subject + string.Concat(mail.To), c => c is '\r' or '\n'));
    }

    private static Task<HttpResponseMessage> SendAsync(RunningFair fair, HttpClient desk, string way, (string Name, string Value)[] changes)
    {
        var form = way == "desk" ? AWorkshop.Of("2025-01-28", "10:00", "12:00", 20) : ASignUp.Of();
        form["formId"] = ASignUp.FormId(fair);
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return way switch
        {
            "api" => SendJsonAsync(fair, form),
            "swap" => fair.Client.PostAsync("/ar/workshops/branding/swap", Body(form)),
            "desk" => desk.PostAsync("/ar/desk/workshops", Body(form)),
            _ => fair.Client.PostAsync("/ar/workshops/branding", Body(form)),
        };
    }

    // Bytes that are no UTF-8 where the text has none, as a hostile client would send them.
    private static MultipartFormDataContent Body(Dictionary<string, string> form)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form)
        {
            body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        }

        return body;
    }

    private static async Task<HttpResponseMessage> SendJsonAsync(RunningFair fair, Dictionary<string, string> form)
    {
        form.Remove("formId");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/workshops/branding/sign-ups");
        request.Headers.Add("Idempotency-Key", AnApplication.FormId(fair.Clock.GetUtcNow()));
        request.Content = new StringContent(new JsonObject(form.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))).ToJsonString(), Encoding.UTF8, "application/json");
        return await fair.Client.SendAsync(request);
    }
}
