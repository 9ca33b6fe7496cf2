using System.Net;
using Fair.Certificates;
using Fair.Tests.Attendance;
using Platform.Mail;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>
/// What becomes of certificates, with each storage call going wrong in each way: each is there once, with numbers without gap
/// or repeat. A class for each kind of flow, so that they run side by side.
/// </summary>
public abstract class CertificateFaults
{
    protected static async Task<CertificateRow> OneAsync(RunningFair fair)
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        var desk = await fair.SignedInAsync("organiser");
        await desk.TickAsync(workshop, people[0].Number);
        fair.Clock.Move(fair.Clock.GetUtcNow().AddDays(5));
        var before = (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Count;
        await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
        await PrintedAsync(fair, before + 1);
        await RunningFair.EventuallyAsync(async () => await SentAsync(fair, people[0].Email), count => count == 1, "the mail");
        return (await fair.RowAsync<CertificateRow>(CertificateKeys.Certificate(before + 1)))!;
    }

    protected static async Task<HttpStatusCode> RevokeAsync(HttpClient desk, CertificateRow row)
    {
        using var answer = await desk.PostAsync($"/fr/desk/certificates/{row.Number}", new FormUrlEncodedContent([new("what", "revoke"), new("reason", "x")]));
        return answer.StatusCode;
    }

    protected static async Task CorrectAsync(HttpClient desk, CertificateRow row)
    {
        using var answer = await desk.PostAsync($"/fr/desk/certificates/{row.Number}", new FormUrlEncodedContent([new("what", "correct"), new("name", "Nom Corrige"), new("reason", "x")]));
    }

    /// <summary>All orders are printed, with numbers from 1 without gap or repeat; where a message was lost, the timer finds the order.</summary>
    protected static async Task PrintedAsync(RunningFair fair, int count)
    {
        for (var round = 0; ; round++)
        {
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while (waited.Elapsed < TimeSpan.FromSeconds(round == 0 ? 1.5 : 4))
            {
                if ((await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificateOrderPrefix)).Count == 0 && (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Count >= count)
                {
                    Assert.Equal(Enumerable.Range(1, count).Reverse(), (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Select(row => row.Number));
                    return;
                }

                await Task.Delay(40);
            }

            Assert.True(round < 8, "The certificates were not printed.");
            fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(11));
        }
    }

    protected static async Task OnceAsync(RunningFair fair, string email)
    {
        await fair.SettleAsync();
        Assert.Equal(1, await SentAsync(fair, email));
    }

    protected static async Task<int> SentAsync(RunningFair fair, string email) =>
        (await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix)).Count(row => row.To == email && row.Kind == nameof(CertificateMail));

    protected static async Task StruckAsync(RunningFair fair)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!fair.Calls.Struck && waited.Elapsed < TimeSpan.FromSeconds(1.5))
        {
            await Task.Delay(20);
        }
    }
}
