using System.Net;
using Fair.Certificates;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>Revoking and correcting, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class RevokeFaultTests(StorageAccounts storage, ITestOutputHelper output) : CertificateFaults
{
    [Fact]
    public Task Revoking() => FaultCases.RunAsync(storage, output, "revoke", async (fair, arm) =>
    {
        var row = await OneAsync(fair);
        var desk = await fair.SignedInAsync("organiser");
        arm();
        var answer = await RevokeAsync(desk, row);
        fair.Calls.Disarm();
        answer = answer == HttpStatusCode.SeeOther ? answer : await RevokeAsync(desk, row);
        Assert.Equal(HttpStatusCode.SeeOther, answer);
        Assert.Equal(CertificateState.Revoked, (await fair.RowAsync<CertificateRow>(CertificateKeys.Certificate(row.Number)))!.State);
        Assert.Equal(CertificateState.Revoked, (await fair.RowAsync<CertificateRow>(CertificateKeys.CertificateCode(row.Code)))!.State);
        Assert.Single(await fair.RowsAsync<AuditRow>(Keys.AuditPrefix), audit => audit.What == CertificateAudit.CertificateRevoked && audit.Subject == $"certificates/{row.Number}");
    });

    [Fact]
    public Task Correcting() => FaultCases.RunAsync(
        storage, output, "correct",
        async (fair, arm) =>
        {
            var row = await OneAsync(fair);
            var desk = await fair.SignedInAsync("organiser");
            arm();
            await CorrectAsync(desk, row);
            await StruckAsync(fair);
            fair.Calls.Disarm();
            await CorrectAsync(desk, row);
            await PrintedAsync(fair, row.Number + 1);
            var old = (await fair.RowAsync<CertificateRow>(CertificateKeys.Certificate(row.Number)))!;
            Assert.Equal((CertificateState.Revoked, row.Number + 1), (old.State, old.ReplacedBy));
            var corrected = (await fair.RowAsync<CertificateRow>(CertificateKeys.Certificate(row.Number + 1)))!;
            Assert.Equal(("Nom Corrige", row.Number), (corrected.Name, corrected.Replaces));
            await fair.SettleAsync();
            Assert.Equal(2, await SentAsync(fair, row.Email));
        },
        lastCall: 15);
}
