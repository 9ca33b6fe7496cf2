using System.Net;
using Fair.Certificates;
using Fair.Desk;
using Fair.Mail;
using Fair.Storage;
using TestHost;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>Revoking and correcting, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class RevokeFaultTests(StorageAccounts storage, ITestOutputHelper output) : CertificateFaults
{
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
        lastCall: 15);
}
