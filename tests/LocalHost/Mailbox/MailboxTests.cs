using System.Net;
using System.Text;
using SendGrid.Helpers.Mail;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Mailbox;

[Trait("Speed", "Slow")]
public class MailboxTests(StorageAccounts storage)
{
    [Fact]
    public async Task A_message_is_accepted_and_shown_as_data()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:00");
        var message = Sending.Message("ana@example.org");
        message.AddCustomArg("outbox_id", "o-1");
        message.AddHeader("Content-Language", "ar-MA");
        message.AddAttachment("visit.ics", Convert.ToBase64String(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR")), "text/calendar");

        var response = await run.SendMailAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var mail = Assert.Single(await run.MessagesAsync());
        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Message-Id")), mail.GetProperty("id").GetString());
        Assert.Equal("ana@example.org", mail.GetProperty("to")[0].GetString());
        Assert.Equal("fair@example.org", mail.GetProperty("from").GetString());
        Assert.Equal("Welcome", mail.GetProperty("subject").GetString());
        Assert.Equal("ar-MA", mail.GetProperty("language").GetString());
        Assert.Equal("Welcome to the fair", mail.GetProperty("text").GetString());
        Assert.Contains("\u0645\u0631\u062d\u0628\u0627", mail.GetProperty("html").GetString());
        Assert.Equal("o-1", mail.GetProperty("customArgs").GetProperty("outbox_id").GetString());
        Assert.Equal(new DateTime(2024, 12, 16), mail.GetProperty("at").GetDateTimeOffset().UtcDateTime.Date);
        var file = mail.GetProperty("attachments")[0];
        Assert.Equal("visit.ics text/calendar 15", $"{file.GetProperty("name")} {file.GetProperty("type")} {file.GetProperty("size")}");
        Assert.Equal("attachment", file.GetProperty("disposition").GetString());
        Assert.Equal("BEGIN:VCALENDAR", Encoding.UTF8.GetString(file.GetProperty("content").GetBytesFromBase64()));
        Assert.Equal("BEGIN:VCALENDAR", await run.Client.GetStringAsync(file.GetProperty("path").GetString(), run.Patience));
    }

    [Fact]
    public async Task Messages_are_found_by_recipient_newest_first_and_can_be_emptied()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        foreach (var (to, subject) in new[] { ("ana@example.org", "1"), ("ben@example.org", "2"), ("ana@example.org", "3") })
        {
            var message = Sending.Message(to);
            message.Subject = subject;
            await run.SendMailAsync(message);
        }

        Assert.Equal(["3", "1"], (await run.MessagesAsync("Ana@example.org")).Select(mail => mail.GetProperty("subject").GetString()));
        using var emptied = await run.Client.DeleteAsync("/_mailbox/messages", run.Patience);
        Assert.Empty(await run.MessagesAsync());
    }

    [Fact]
    public async Task The_page_shows_the_html_in_a_sandbox_with_its_images_and_its_direction()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var message = Sending.Message("ana@example.org");
        message.Subject = "<script>alert(1)</script>";
        message.Contents[1].Value = "<html dir=\"rtl\" lang=\"ar\"><head></head><body><img src=\"cid:qr\"></body></html>";
        message.AddAttachment("qr.png", "iVBORw0KGgo=", "image/png", "inline", "qr");
        message.AddAttachment("<visit>.ics", "QQ==", "text/calendar");
        await run.SendMailAsync(message);
        var id = (await run.MessagesAsync())[0].GetProperty("id").GetString();

        var list = await run.Client.GetStringAsync("/_mailbox", run.Patience);
        var page = await run.Client.GetStringAsync($"/_mailbox/{id}", run.Patience);
        using var html = await run.Client.GetAsync($"/_mailbox/{id}/html", run.Patience);

        Assert.Contains($"/_mailbox/{id}", list);
        Assert.DoesNotContain("<script>", list + page);
        Assert.Contains($"<iframe src=\"/_mailbox/{id}/html\"", page);
        Assert.Contains("sandbox=\"", page);
        Assert.Contains($"<a href=\"/_mailbox/{id}/attachments/0\"><bdi>qr.png</bdi></a> (image/png, 8 bytes)", page);
        Assert.Contains($"<a href=\"/_mailbox/{id}/attachments/1\"><bdi>&lt;visit&gt;.ics</bdi></a> (text/calendar, 1 bytes)", page);
        Assert.StartsWith("sandbox ", Assert.Single(html.Headers.GetValues("Content-Security-Policy")));
        var body = await html.Content.ReadAsStringAsync(run.Patience);
        Assert.Contains("dir=\"rtl\"", body);
        Assert.Contains($"src=\"/_mailbox/{id}/attachments/0\"", body);
        using var image = await run.Client.GetAsync($"/_mailbox/{id}/attachments/0", run.Patience);
        using var file = await run.Client.GetAsync($"/_mailbox/{id}/attachments/1", run.Patience);
        Assert.Equal("image/png inline", $"{image.Content.Headers.ContentType} {image.Content.Headers.ContentDisposition!.DispositionType}");
        Assert.Equal("text/calendar attachment", $"{file.Content.Headers.ContentType} {file.Content.Headers.ContentDisposition!.DispositionType}");
    }

    [Fact]
    public async Task Sandbox_mode_checks_a_message_and_keeps_none()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var message = Sending.Message("ana@example.org");
        message.SetSandBoxMode(true);

        var response = await run.SendMailAsync(message);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await run.MessagesAsync());
    }

    [Fact]
    public async Task Each_personalization_is_a_message_of_its_own()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var message = Sending.Message("ana@example.org");
        message.Personalizations.Add(new Personalization { Tos = [new EmailAddress("ben@example.org")], Subject = "For Ben" });

        await run.SendMailAsync(message);

        Assert.Equal("For Ben", Assert.Single(await run.MessagesAsync("ben@example.org")).GetProperty("subject").GetString());
        Assert.Equal("Welcome", Assert.Single(await run.MessagesAsync("ana@example.org")).GetProperty("subject").GetString());
    }
}
