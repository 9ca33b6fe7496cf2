using Fair.Certificates;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>Two thousand certificates at once, with storage and mail failing at random: each is there once, numbered without gap or repeat.</summary>
[Trait("Speed", "Slow")]
public sealed class ManyCertificatesTests(ITestOutputHelper output)
{
    private const int People = 2000;
    private const int MaxRounds = 400;
    private const int MaxIllnesses = 5;

    [Fact]
    public async Task Two_thousand_at_once_with_failures_are_two_thousand_certificates_and_mails()
    {
        // A storage of its own: the other tests' would be slow for all that it takes.
        await using var azurite = await LocalHost.Azurite.StartAsync(new LocalHost.AzuriteOptions());
        await using var fair = await RunningFair.StartAsync(azurite.ConnectionString, "--LocalHost:EventWebhook", "");
        fair.Expect("");
        var (again, illnesses) = (0, 0);
        await fair.BehaveAsync(new { refuse = 500, times = 60 });
        fair.Calls.FailAtRandom(0.02);
        var wishes = Enumerable.Range(0, People)
            .Select(n => new CertificateRequest($"{n}", $"Exemple {(char)('A' + (n % 26))}{(char)('a' + (n / 26 % 26))}", new WorkshopAttended("La marque", new(2025, 1, 28), TimeSpan.FromHours(2), ""), Language.French, $"many{n}@example.org"))
            .ToList();
        // As many workshops as it takes, all at once; an organiser who meets an error presses again.
        await Parallel.ForEachAsync(wishes.Chunk(40), async (workshop, cancellation) =>
        {
            for (var ordered = 0; ordered < workshop.Length;)
            {
                try
                {
                    var answer = await fair.Get<CertificateOrders>().OrderAsync(workshop, "sample.organiser", "workshops/branding", cancellation);
                    ordered = answer.Count + answer.Before;
                }
                catch (InvalidOperationException exception) when (exception.Message.StartsWith("sample fault", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref again);
                }
            }
        });

        // Whatever stalls waits for a time that comes: a provider that asked to wait, a message that was lost.
        for (int left = await LeftAsync(), before = int.MaxValue, rounds = 0; left > 0; before = left, left = await LeftAsync(), rounds++)
        {
            Assert.True(rounds < MaxRounds, $"{left} are left.");
            if (left > before * 0.97)
            {
                // The provider is ill now and then, and well in the end.
                if (illnesses++ < MaxIllnesses)
                {
                    await fair.BehaveAsync(new { refuse = illnesses % 2 == 0 ? 429 : 503, times = 20 });
                }

                fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(6));
            }

            await Task.Delay(2000);
        }

        fair.Calls.FailAtRandom(0);
        await fair.SettleAsync();
        var rows = await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix);
        Assert.Equal(Enumerable.Range(1, People).Reverse(), rows.Select(row => row.Number));
        Assert.Equal(People, rows.Select(row => row.For).Distinct().Count());
        Assert.Equal(People, rows.Select(row => row.Code).Distinct().Count());
        var ledger = await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix);
        Assert.Equal(rows.Select(row => row.Email).Order(StringComparer.Ordinal), ledger.Select(row => row.To).Order(StringComparer.Ordinal));
        Assert.All(ledger, row => Assert.Equal(MailState.Sent, row.State));
        // A mail is repeated only where the provider had accepted it and that could not be noted; then with the same id.
        var messages = await fair.MailsAsync();
        Assert.Equal(People, messages.Select(message => message.CustomArgs["outbox_id"]).Distinct().Count());
        output.WriteLine($"{People} certificates, {ledger.Count} mails, {fair.Calls.Failed} storage calls failed, {again} orders were given again, {messages.Count} messages in the mailbox");

        Task<int> LeftAsync() => fair.LeftAsync(CertificateKeys.CertificateOrderPrefix, Keys.OutboxPrefix);
    }
}
