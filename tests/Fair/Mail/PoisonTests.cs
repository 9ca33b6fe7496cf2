using System.Net;
using System.Text;
using Azure.Storage.Queues;
using Fair.Certificates;
using Fair.Mail;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Mail;

/// <summary>What no function can take is shown to the organisers with the reason, whatever it is, and never in a log.</summary>
[Trait("Speed", "Slow")]
public sealed class PoisonTests(StorageAccounts storage) : IAsyncLifetime
{
    private const string Personal = "somebody@example.org";

    private RunningFair fair = null!;

    public static TheoryData<string> NoMessages =>
    [
        "", " ", "null", "{", "[]", "1", "\"text\"", "{}", $$"""{"garbage":"{{Personal}}"}""", $$"""{"Edition":"2025","garbage":"{{Personal}}"}""",
        """{"Edition":null,"Ids":null,"Order":null}""", """{"Edition":"2025","Ids":[],"Order":""}""", """{"Edition":"2025","Ids":[null],"Order":"x"}""",
        """{"Edition":"","Ids":["0193ceb23d70-9bc6821f4ffc647f100b"],"Order":"0193ceb23d70-9bc6821f4ffc647f100b"}""",
        """{"Edition":2025,"Ids":"x","Order":1}""", $$"""{"Edition":"2025","Ids":["{{Personal}}"],"Order":"{{Personal}}"}""",
    ];

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [MemberData(nameof(NoMessages))]
    public void What_is_no_message_is_told_so_without_its_content(string text)
    {
        var mail = Assert.Throws<MalformedMessageException>(() => QueueMessages.Read<MailQueued>(MailQueue.Name, text)).Message;
        Assert.StartsWith("A message of the queue mail is no MailQueued: ", mail);
        var certificate = Assert.Throws<MalformedMessageException>(() => QueueMessages.Read<CertificateQueued>(CertificateQueue.Name, text)).Message;
        Assert.StartsWith("A message of the queue certificates is no CertificateQueued: ", certificate);
        Assert.DoesNotContain(Personal, mail + certificate);
    }

    [Fact]
    public void What_was_queued_is_read()
    {
        var mail = new MailQueued("2025", [Id.New(fair.Clock), Id.New(fair.Clock)]);
        Assert.Equal(mail.Ids, QueueMessages.Read<MailQueued>(MailQueue.Name, BinaryData.FromObjectAsJson(mail).ToString()).Ids);
        var certificate = new CertificateQueued("2025", Id.New(fair.Clock));
        Assert.Equal(certificate, QueueMessages.Read<CertificateQueued>(CertificateQueue.Name, BinaryData.FromObjectAsJson(certificate).ToString()));
    }

    [Theory]
    [InlineData(MailQueue.Name, "MailQueued")]
    [InlineData(CertificateQueue.Name, "CertificateQueued")]
    public async Task In_each_queue_it_ends_with_the_organisers_and_a_reason(string queue, string type)
    {
        fair.Expect($"is no {type}");
        fair.Expect("was given up");
        fair.Expect("MaxDequeueCount");
        string[] texts = ["", "null", "{", $$"""{"garbage":"{{Personal}}"}"""];
        foreach (var text in texts)
        {
            await Raw(queue).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }

        var rows = await RunningFair.EventuallyAsync(fair.GivenUpAsync, rows => rows.Count == texts.Length, "the records of four messages");
        Assert.Equal(texts.Order(StringComparer.Ordinal), rows.Select(row => row.Message).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal((queue, PoisonReason.Malformed), (row.Queue, row.Reason)));
        Assert.Contains(fair.Logs, line => line.Contains($"A message of the queue {queue} is no {type}: it is null.", StringComparison.Ordinal));
        Assert.DoesNotContain(fair.Logs, line => line.Contains("NullReferenceException", StringComparison.Ordinal) || line.Contains(Personal, StringComparison.Ordinal));
        Assert.Equal(0, (await Raw($"{queue}-poison").GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Theory]
    [InlineData("ar", "لا يمكن قراءتها", "حذف")]
    [InlineData("fr", "illisible", "Retirer")]
    [InlineData("en", "can’t be read", "Remove")]
    public async Task What_can_not_be_decoded_is_shown_and_can_only_be_removed(string language, string reason, string remove)
    {
        fair.Expect("was given up");
        fair.Expect("poison");
        fair.Expect("Message decoding has failed");
        await Raw(MailQueue.Name).SendMessageAsync($"not base64! {Personal}");
        await Raw($"{CertificateQueue.Name}-poison").SendMessageAsync(Convert.ToBase64String([0xFF, 0xFE, 0x00]));
        var rows = await RunningFair.EventuallyAsync(fair.GivenUpAsync, rows => rows.Count == 2, "the records of two messages");
        Assert.Equal([CertificateQueue.Name, MailQueue.Name], rows.Select(row => row.Queue));
        Assert.All(rows, row => Assert.Equal(PoisonReason.Undecodable, row.Reason));
        Assert.DoesNotContain(fair.Logs, line => line.Contains(Personal, StringComparison.Ordinal));

        var desk = await fair.SignedInAsync("organiser");
        var page = WebUtility.HtmlDecode(await desk.GetStringAsync($"/{language}/desk/mail"));
        Assert.Contains(reason, page);
        Assert.Contains(remove, page);
        Assert.Contains("not base64!", page);
        foreach (var row in rows)
        {
            var address = $"/{language}/desk/mail/poison/{row.Queue}/{row.RowKey.Split('|')[^1]}";
            Assert.DoesNotContain($"action=\"{address}\"", page);
            await desk.PostAsync(address, null);
            Assert.Contains($"action=\"{address}/dismiss\"", page);
        }

        // To ask for it to be put back did nothing.
        Assert.Equal(2, (await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix)).Count);
        Assert.Equal(0, (await Raw(CertificateQueue.Name).GetPropertiesAsync()).Value.ApproximateMessagesCount);
        foreach (var row in rows)
        {
            using var answer = await desk.PostAsync($"/{language}/desk/mail/poison/{row.Queue}/{row.RowKey.Split('|')[^1]}/dismiss", null);
            Assert.Equal($"/{language}/desk/mail", answer.Headers.Location?.ToString());
        }

        Assert.Empty(await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix));
        Assert.Equal(2, (await fair.RowsAsync<AuditRow>(Keys.AuditPrefix)).Count(row => row.What == MailAudit.MessageDismissed));
    }

    [Fact]
    public async Task A_message_is_deleted_only_when_its_record_is_stored_and_recorded_once_however_often_it_comes()
    {
        fair.Expect("was given up");
        var poison = Raw($"{MailQueue.Name}-poison");
        await poison.SendMessageAsync("same");
        fair.Calls.Arm(1, Fault.CrashBefore, message => message.Request.Method == Azure.Core.RequestMethod.Put && message.Request.Uri.Path.Contains("Fair", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Exception>(() => fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None));
        fair.Calls.Disarm();
        Assert.Empty(await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix));
        Assert.Equal(1, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await poison.SendMessageAsync("same");
        fair.Calls.Arm(1, Fault.CrashBefore, message => message.Request.Method == Azure.Core.RequestMethod.Delete);
        await Assert.ThrowsAnyAsync<Exception>(() => fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None));
        fair.Calls.Disarm();
        await poison.SendMessageAsync("same");
        await fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None);
        Assert.Equal("same", Assert.Single(await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix)).Message);
    }

    [Fact]
    public async Task Many_are_recorded_at_once_and_long_ones_are_cut()
    {
        fair.Expect("was given up");
        var poison = Raw($"{MailQueue.Name}-poison");
        await poison.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + new string('x', PoisonMessages.MaxText - 2) + "👩‍🌾" + new string('y', 20_000))));
        await poison.SendMessageAsync(new string('z', 60_000));
        await Task.WhenAll(Enumerable.Range(0, 80).Select(n => poison.SendMessageAsync($"message {n}")));
        await fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None);
        var rows = await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix);
        Assert.Equal(82, rows.Count);
        Assert.All(rows, row => Assert.InRange(row.Message.Length, 1, PoisonMessages.MaxText));
        Assert.Equal(0, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.All(rows, row => Assert.False(row.CanBeReplayed()));
    }

    [Fact]
    public async Task Each_five_minutes_somebody_looks()
    {
        fair.Expect("was given up");
        await Raw($"{CertificateQueue.Name}-poison").SendMessageAsync("unreadable");
        fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(5));
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix), rows => rows.Count == 1, "the record of a message");
    }

    [Fact]
    public async Task Without_a_poison_queue_there_is_nothing_to_record()
    {
        await Raw($"{MailQueue.Name}-poison").DeleteAsync();
        await fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None);
        Assert.Empty(await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix));
    }

    [Fact]
    public async Task Every_queue_of_the_application_is_watched()
    {
        var queues = await new QueueServiceClient(fair.Storage).GetQueuesAsync().Select(queue => queue.Name).ToListAsync();
        Assert.Equal(["certificates", "mail"], fair.Get<IEnumerable<MessageQueue>>().Select(queue => queue.Name).Order());
        Assert.Equal(queues.Order(), fair.Get<IEnumerable<MessageQueue>>().SelectMany(queue => new[] { queue.Name, $"{queue.Name}-poison" }).Order());
    }

    private QueueClient Raw(string name) => new(fair.Storage, name);
}

/// <summary>Waits for messages that were given up.</summary>
internal static class GivenUpMessages
{
    /// <summary>The records of them, after another look into the poison queues.</summary>
    public static async Task<IReadOnlyList<PoisonRow>> GivenUpAsync(this RunningFair fair)
    {
        await fair.Get<PoisonMessages>().RecordAsync(CancellationToken.None);
        return await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix);
    }
}
