using System.Net.Sockets;
using System.Text;
using Fair.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Mail;
using Platform.Records;
using Platform.Web;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>Who leaves before the answer causes no error; a queue's message that is interrupted comes again.</summary>
[Trait("Speed", "Slow")]
public sealed class LeavingTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [InlineData("/fr/workshops/branding", "ShowWorkshop")]
    [InlineData("/api/sign-ups/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ReadSignUp")]
    public async Task Who_closes_the_page_is_no_error(string path, string function)
    {
        fair.Calls.Stalls = message => message.Request.Uri.Path.Contains("Fair", StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fair.Client.GetAsync(path, patience.Token));
        await ToldAsync(function);
        fair.Calls.Stalls = null;
        Assert.Empty(fair.Warnings);
    }

    [Fact]
    public async Task Nor_is_who_closes_it_while_the_edition_is_read_or_while_sending()
    {
        fair.Calls.Stalls = message => message.Request.Uri.Path.Contains("Fair", StringComparison.Ordinal);
        fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(2));
        using (var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fair.Client.GetAsync("/fr/privacy", patience.Token));
        }

        await ToldAsync("PrivacyNotice");
        fair.Calls.Stalls = null;
        await PartAsync("POST /fr/apply HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncoop");
        await PartAsync("POST /api/applications HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"kind\":");
        await PartAsync("POST /hooks/sendgrid HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");
        await Task.Delay(500);
        Assert.Empty(fair.Warnings);
    }

    [Fact]
    public async Task A_page_is_no_error_that_is_written_to_nobody()
    {
        var http = new DefaultHttpContext { RequestAborted = new(canceled: true), Response = { Body = new MemoryStream() } };
        await new BufferedResult(200, "text/html", "page"u8.ToArray()).ExecuteAsync(http);
        Assert.Equal(200, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_queues_message_that_is_interrupted_fails_so_that_it_comes_again()
    {
        var function = ActivatorUtilities.CreateInstance<SendMail>(fair.Get<IServiceProvider>());
        var message = BinaryData.FromObjectAsJson(new MailQueued(fair.Edition.Id, [Id.New(fair.Clock)])).ToString();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => function.RunAsync(message, new(canceled: true)));
    }

    private Task ToldAsync(string function) => RunningFair.EventuallyAsync(
        () => Task.FromResult(fair.Logs.Any(line => line.StartsWith($"{function} was not finished: who asked has left", StringComparison.Ordinal))), told => told, "the note of who left");

    private async Task PartAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fair.Address.Host, fair.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        await Task.Delay(200);
        client.Client.LingerState = new(true, 0);
    }
}
