using System.Net;
using Fair.Certificates;
using Fair.Tests.Attendance;
using TestHost;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>Ordering and printing, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class IssueFaultTests(StorageAccounts storage, ITestOutputHelper output) : CertificateFaults
{
    [Fact]
    public Task Ordering_and_printing() => FaultCases.RunAsync(
        storage, output, "issue",
        async (fair, arm) =>
        {
            var (workshop, people) = await fair.GatheredAsync(1);
            var desk = await fair.SignedInAsync("organiser");
            await desk.TickAsync(workshop, people[0].Number);
            fair.Clock.Move(fair.Clock.GetUtcNow().AddDays(5));
            var before = (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Count;
            arm();
            // The queue's function is armed too: nothing is waited for but the call that goes wrong.
            using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
            await StruckAsync(fair);
            fair.Calls.Disarm();
            using var again = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
            await PrintedAsync(fair, before + 1);
            await OnceAsync(fair, people[0].Email);
        },
        lastCall: 19);
}
