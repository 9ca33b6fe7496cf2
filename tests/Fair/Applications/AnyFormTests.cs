using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Fair.Applications;
using Platform.Forms;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Applications;

/// <summary>Whatever is sent, nobody gets a server error, and no page, mail header or key is broken by it.</summary>
[Trait("Speed", "Slow")]
public sealed class AnyFormTests(StorageAccounts storage, ITestOutputHelper output)
{
    private const int Forms = 10_000;

    internal static readonly Gen<string> Nasty = Gen.OneOf(
        Among(
            "", " ", "0", "-1", "1e9", "99999999999999999999", "NaN", "null", "true", "١٢٣", "۴۵", "yes", "on", "MA", "XX", "ar", "2025-02-30", "9999-12-31",
            "' or PartitionKey ne '", "O''Brien", "a|b|c", "A/B\\C#D?E", "%00", "\0", "\r\nBcc: victim@example.org", "line\nline\rline", "\u001b[31m",
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}", "{number}", "@Model", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)",
            "\u202Egnp.exe", "\u2066\u2067\u2068\u2069", "\u200f\u200e", "\ufeff", "\ufffe", "👩‍🌾🏺", "ﷺ", "م\u0651\u064E\u0652", "z̷̡̛̮͇̝͉̫̭͈̗͂̎͌̒̉̋́͜", "\ud800", "../../etc/passwd",
            "a@b.co", "a@b", "@", "a b@c.de", "\"a\"@b.co", "a@b.co\r\nX: y", "مثال@مثال.إختبار", "+212612345678", "0612345678", "tel:06", "999000000000005"),
        Gen.String[0, 60],
        Gen.Char['a', 'z'].Array[0, 20_000].Select(letters => new string(letters)));

    private static readonly Gen<Dictionary<string, string>> Form =
        Gen.Select(Among([.. ApplicationFields.All.Select(field => field.Name), "formId", "website", "keptFile", "dropFile", "unknown", "x\"y"]), Nasty)
            .Array[1, 6]
            .Select(changes =>
            {
                var form = AnApplication.Of();
                foreach (var (name, value) in changes)
                {
                    form[name] = value;
                }

                return form;
            });

    [Fact]
    public async Task Ten_thousand_forms_never_break_anything()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Site:PostsPerEmail", "100000", "--Site:PostsPerNetworkAddress", "1000000", "--LocalHost:EventWebhook", "");
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();
        await Form.SampleAsync(
            async form =>
            {
                var asJson = form.GetHashCode() % 2 == 0;
                using var answer = asJson ? await SendJsonAsync(fair, form) : await SendFormAsync(fair, form);
                counts.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} for {string.Join(", ", form.Select(pair => $"{pair.Key}={pair.Value}"))}");
                Assert.DoesNotContain("   at Fair.", text);
                if (answer.StatusCode == HttpStatusCode.BadRequest)
                {
                    Assert.True(asJson ? text.Contains("\"pointer\"", StringComparison.Ordinal) || text.Contains("\"title\"", StringComparison.Ordinal) : text.EndsWith("</html>", StringComparison.Ordinal), text);
                    Assert.DoesNotContain("<script>alert", text);
                    Assert.DoesNotContain("<img src=x", text);
                }
            },
            iter: Forms,
            threads: 4);
        output.WriteLine(string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{(int)count.Key}: {count.Value}")));
        Assert.True(counts.GetValueOrDefault(HttpStatusCode.SeeOther) + counts.GetValueOrDefault(HttpStatusCode.Created) > 300, "Too few were good.");
        Assert.True(counts.GetValueOrDefault(HttpStatusCode.BadRequest) > 3000, "Too few were bad.");

        var rows = await fair.RowsAsync<ApplicationRow>("A|");
        Assert.All(rows, row => Assert.All(ApplicationFields.All, field => Assert.DoesNotContain(row.ReadAnswers()[field.Name], c => char.IsControl(c) || c is '\u202E' or '\u2066')));
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), left => left.Count == 0, "all mails to be sent", TimeSpan.FromSeconds(120));
        Assert.All(await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix), mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.All(await fair.MailsAsync(), mail => Assert.DoesNotContain(mail.Subject + string.Concat(mail.To), c => c is '\r' or '\n'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"kind\":{\"a\":[1]}}")]
    [InlineData("{\"kind\":\"bank\",\"kind\":\"bank\"}")]
    [InlineData("{\"nameArabic\":\"\\ud800\"}")]
    [InlineData("{\"products\":{}}")]
    [InlineData("{\"products\":[null,1,{},{\"name\":1.5}]}")]
    [InlineData("{\"a~b/c\":1}")]
    [InlineData("{\"products\":[{\"name\":\"a\",\"name\":\"b\"}]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"products\":[{\"\\ud800\":1}]}")]
    public async Task Json_of_another_form_is_a_problem_and_no_failure(string json)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "k");
        var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_of_another_form_is_refused_and_no_failure()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        foreach (var type in new[] { "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "x/y; charset=\"" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/ar/apply") { Content = new ByteArrayContent("a=b"u8.ToArray()) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await fair.Client.SendAsync(request);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{type}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Thousands_of_unknown_members_get_a_short_answer()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var json = "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(n => $"\"x{n}\":1")) + "}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "k");
        var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsStringAsync()).Length < 20_000);
    }

    internal static Gen<string> Among(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    private static async Task<HttpResponseMessage> SendFormAsync(RunningFair fair, Dictionary<string, string> form)
    {
        form.TryAdd("formId", AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1)));
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form)
        {
            // As a hostile client would: bytes that are no UTF-8 where the text has none, quotes in names escaped.
            body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name.Replace("\"", "%22", StringComparison.Ordinal));
        }

        return await fair.Client.PostAsync("/ar/apply", body);
    }

    private static async Task<HttpResponseMessage> SendJsonAsync(RunningFair fair, Dictionary<string, string> form)
    {
        var json = new JsonObject();
        foreach (var (name, value) in form)
        {
            var field = ApplicationFields.All.FirstOrDefault(field => field.Name == name);
            json[name] = field?.Input == Input.Choices ? new JsonArray([.. value.Split(',').Select(code => (JsonNode)code)]) : value;
        }

        for (var place = 1; place <= ApplicationFields.MaxProducts; place++)
        {
            if (json.Remove(ApplicationFields.Product(place), out var product))
            {
                json["products"] = new JsonArray(new JsonObject { ["name"] = product?.DeepClone(), ["priceRange"] = form.GetValueOrDefault(ApplicationFields.ProductPrice(place)) ?? "" });
            }

            json.Remove(ApplicationFields.ProductPrice(place));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications");
        request.Headers.Add("Idempotency-Key", AnApplication.FormId(fair.Clock.GetUtcNow()));
        request.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        return await fair.Client.SendAsync(request);
    }
}
