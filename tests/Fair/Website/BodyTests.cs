using System.Diagnostics;
using System.Net;
using System.Text;
using Fair.Applications;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Platform.Web;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>How much may be sent, how slowly, and what can't be read.</summary>
[Trait("Speed", "Slow")]
public sealed class BodyTests(StorageAccounts storage) : IAsyncLifetime
{
    private const string Part = "--b\r\nContent-Disposition: form-data; name=\"file-photo\"; filename=\"x.png\"\r\n\r\n";

    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task Five_files_of_five_megabytes_are_taken()
    {
        byte[] pdf = [.. "%PDF-1.4 "u8, .. new byte[FileContent.MaxBytes - 15], .. " %%EOF"u8];
        (string, string, byte[])[] five = [.. Enumerable.Range(0, 5).Select(n => ("file-register", $"{n}.pdf", pdf))];
        using var answer = await fair.SendAsync(AnApplication.Of(), "fr", null, five);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Theory]
    [InlineData("/ar/apply", false, "ما أرسلتموه كبير جدا")]
    [InlineData("/fr/apply", true, "Votre envoi est trop lourd")]
    [InlineData("/en/apply", true, "What you sent is too large")]
    [InlineData("/api/applications", false, "\"status\":413")]
    [InlineData("/api/applications", true, "\"status\":413")]
    public async Task Above_thirty_megabytes_a_page_says_what_to_do(string path, bool isChunked, string words)
    {
        using var request = Post(path, "multipart/form-data; boundary=b", isChunked, Body.WithFiles + 1, Part);
        request.Headers.Add("Idempotency-Key", "k");
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/fr/workshops/branding", "application/x-www-form-urlencoded", false)]
    [InlineData("/fr/link", "multipart/form-data; boundary=b", true)]
    [InlineData("/api/workshops/branding/sign-ups", "application/json", true)]
    [InlineData("/api/applications", "application/json", true)]
    [InlineData("/hooks/sendgrid", "application/json", false)]
    [InlineData("/hooks/sendgrid", "application/json", true)]
    public async Task Where_no_file_belongs_little_is_taken(string path, string type, bool isChunked)
    {
        using var request = Post(path, type, isChunked, Body.OfText + 1, Part);
        request.Headers.Add("Idempotency-Key", "k");
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_refused_unread_is_answered_all_the_same()
    {
        await using var closed = await RunningFair.StartAsync(storage, "--at", "2025-03-01T09:00");
        for (var time = 0; time < 3; time++)
        {
            using var request = Post("/fr/apply", "multipart/form-data; boundary=b", isChunked: false, Body.WithFiles, Part);
            using var answer = await closed.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_has_no_address_is_not_found_whatever_it_weighs()
    {
        using var request = Post("/nowhere", "text/plain", isChunked: false, Body.WithFiles + 1, "");
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "email=a%00b")]
    [InlineData("application/x-www-form-urlencoded", "a%00b=c")]
    [InlineData("application/x-www-form-urlencoded", "1025")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nx")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"email\"")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=", "x")]
    [InlineData("text/plain", "email=a")]
    public async Task A_form_that_can_not_be_read_is_told_so(string type, string body)
    {
        foreach (var path in new[] { "/fr/link", "/fr/apply", "/fr/workshops/branding" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body == "1025" ? string.Join('&', Enumerable.Range(0, 1025).Select(n => $"f{n}=1")) : body)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await fair.Client.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.Contains("<html", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_button_whose_form_can_not_be_read_does_nothing()
    {
        var desk = await fair.SignedInAsync("organiser");
        fair.Clock.Move(fair.Edition.FirstDay.ToDateTime(new(12, 0)).AddDays(1));
        using var unreadable = new HttpRequestMessage(HttpMethod.Post, "/fr/desk/certificates/participation") { Content = new ByteArrayContent("application=%00"u8.ToArray()) };
        unreadable.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.SendAsync(unreadable)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.PostAsync("/fr/desk/certificates/participation", null)).StatusCode);
    }

    [Fact]
    public async Task A_line_just_above_what_the_host_itself_cuts_off_is_served()
    {
        // The Functions host takes nothing below 240 bytes a second, which no application can change; the worker adds nothing to that.
        Assert.True(fair.Get<IOptions<KestrelServerOptions>>().Value.Limits.MinRequestBodyDataRate!.BytesPerSecond <= 100);
        var body = Encoding.ASCII.GetBytes("email=" + new string('x', 2_000));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fr/link") { Content = new SlowContent(body, 260) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        var watch = Stopwatch.StartNew();
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("id=\"email\"", await answer.Content.ReadAsStringAsync());
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void The_workers_server_takes_what_the_host_lets_through()
    {
        var limits = fair.Get<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(104_857_600, limits.MaxRequestBodySize);
        Assert.InRange(limits.MinRequestBodyDataRate!.BytesPerSecond, 1, 100);
        Assert.True(limits.MinRequestBodyDataRate.GracePeriod > TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Only_what_takes_files_takes_much() => Assert.Equal(
        [nameof(ApplyForStand), nameof(EditApplication), nameof(SubmitApplication)],
        typeof(FairHost).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(AccessAttribute), false) is [AccessAttribute { MaxBytes: > Body.OfText and < long.MaxValue }])
            .Select(method => method.DeclaringType!.Name).Order(StringComparer.Ordinal));

    private static HttpRequestMessage Post(string path, string type, bool isChunked, long size, string head)
    {
        var bytes = new byte[size];
        Encoding.ASCII.GetBytes(head, bytes);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = isChunked ? new StreamContent(new UnknownLength(bytes)) : new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }

    /// <summary>A stream that can not tell its length beforehand, so that it is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    /// <summary>A body that comes as over a slow line.</summary>
    private sealed class SlowContent(byte[] bytes, int bytesPerSecond) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0; sent < bytes.Length; sent += bytesPerSecond)
            {
                await stream.WriteAsync(bytes.AsMemory(sent, Math.Min(bytesPerSecond, bytes.Length - sent)));
                await stream.FlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
