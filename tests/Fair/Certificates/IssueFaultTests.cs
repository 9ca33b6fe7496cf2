using System.Net;
using Fair.Certificates;
using Fair.Desk;
using Fair.Mail;
using Fair.Storage;
using Fair.Tests.Attendance;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>Ordering, printing, revoking and correcting, with each storage call going wrong in each way.</summary>
public sealed class IssueFaultTests(StorageAccounts storage, ITestOutputHelper output)
{
    [Fact]
    public Task Ordering_and_printing() => FaultCases.Run(
        storage, output, "issue",
        async (fair, arm) =>
        {
            var (workshop, people) = await fair.Gathered(1);
            var desk = await fair.SignedIn("organiser");
            await desk.Tick(workshop, people[0].Number);
            fair.Clock.Move(fair.Clock.GetUtcNow().AddDays(5));
            var before = (await fair.Rows<CertificateRow>(Keys.CertificatePrefix)).Count;
            arm();
            // The queue's function is armed too: nothing is waited for but the call that goes wrong.
            using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
            await Struck(fair);
            fair.Calls.Disarm();
            using var again = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
            await Printed(fair, before + 1);
            await Once(fair, people[0].Email);
        },
        lastCall: 25);

    [Fact]
    public Task Revoking() => FaultCases.Run(storage, output, "revoke", async (fair, arm) =>
    {
        var row = await One(fair);
        var desk = await fair.SignedIn("organiser");
        arm();
        var answer = await Revoke(desk, row);
        fair.Calls.Disarm();
        answer = answer == HttpStatusCode.SeeOther ? answer : await Revoke(desk, row);
        Assert.Equal(HttpStatusCode.SeeOther, answer);
        Assert.Equal(CertificateState.Revoked, (await fair.Row<CertificateRow>(Keys.Certificate(row.Number)))!.State);
        Assert.Equal(CertificateState.Revoked, (await fair.Row<CertificateRow>(Keys.CertificateCode(row.Code)))!.State);
        Assert.Single(await fair.Rows<AuditRow>(Keys.AuditPrefix), audit => audit.What == Audited.CertificateRevoked && audit.Subject == $"certificates/{row.Number}");
    });

    [Fact]
    public Task Correcting() => FaultCases.Run(
        storage, output, "correct",
        async (fair, arm) =>
        {
            var row = await One(fair);
            var desk = await fair.SignedIn("organiser");
            arm();
            await Correct(desk, row);
            await Struck(fair);
            fair.Calls.Disarm();
            await Correct(desk, row);
            await Printed(fair, row.Number + 1);
            var old = (await fair.Row<CertificateRow>(Keys.Certificate(row.Number)))!;
            Assert.Equal((CertificateState.Revoked, row.Number + 1), (old.State, old.ReplacedBy));
            var corrected = (await fair.Row<CertificateRow>(Keys.Certificate(row.Number + 1)))!;
            Assert.Equal(("Nom Corrige", row.Number), (corrected.Name, corrected.Replaces));
            await fair.Settle();
            Assert.Equal(2, await Sent(fair, row.Email));
        },
        lastCall: 20);

    private static async Task<CertificateRow> One(RunningFair fair)
    {
        var (workshop, people) = await fair.Gathered(1);
        var desk = await fair.SignedIn("organiser");
        await desk.Tick(workshop, people[0].Number);
        fair.Clock.Move(fair.Clock.GetUtcNow().AddDays(5));
        var before = (await fair.Rows<CertificateRow>(Keys.CertificatePrefix)).Count;
        await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
        await Printed(fair, before + 1);
        await RunningFair.Eventually(async () => await Sent(fair, people[0].Email), count => count == 1, "the mail");
        return (await fair.Row<CertificateRow>(Keys.Certificate(before + 1)))!;
    }

    private static async Task<HttpStatusCode> Revoke(HttpClient desk, CertificateRow row)
    {
        using var answer = await desk.PostAsync($"/fr/desk/certificates/{row.Number}", new FormUrlEncodedContent([new("what", "revoke"), new("reason", "x")]));
        return answer.StatusCode;
    }

    private static async Task Correct(HttpClient desk, CertificateRow row)
    {
        using var answer = await desk.PostAsync($"/fr/desk/certificates/{row.Number}", new FormUrlEncodedContent([new("what", "correct"), new("name", "Nom Corrige"), new("reason", "x")]));
    }

    /// <summary>All orders are printed, with numbers from 1 without gap or repeat; where a message was lost, the timer finds the order.</summary>
    private static async Task Printed(RunningFair fair, int count)
    {
        for (var round = 0; ; round++)
        {
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while (waited.Elapsed < TimeSpan.FromSeconds(round == 0 ? 1.5 : 4))
            {
                if ((await fair.Rows<CertificateRow>(Keys.CertificateOrderPrefix)).Count == 0 && (await fair.Rows<CertificateRow>(Keys.CertificatePrefix)).Count >= count)
                {
                    Assert.Equal(Enumerable.Range(1, count).Reverse(), (await fair.Rows<CertificateRow>(Keys.CertificatePrefix)).Select(row => row.Number));
                    return;
                }

                await Task.Delay(40);
            }

            Assert.True(round < 8, "The certificates were not printed.");
            fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(11));
        }
    }

    private static async Task Once(RunningFair fair, string email)
    {
        await fair.Settle();
        Assert.Equal(1, await Sent(fair, email));
    }

    private static async Task<int> Sent(RunningFair fair, string email) =>
        (await fair.Rows<LedgerRow>(Keys.LedgerPrefix)).Count(row => row.To == email && row.Kind == nameof(CertificateMail));

    private static async Task Struck(RunningFair fair)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!fair.Calls.Struck && waited.Elapsed < TimeSpan.FromSeconds(1.5))
        {
            await Task.Delay(20);
        }
    }
}
