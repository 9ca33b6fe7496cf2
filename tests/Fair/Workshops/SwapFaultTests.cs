using System.Net;
using Fair.Mail;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Swapping, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class SwapFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Swapping() => EveryCase("swap", async (fair, arm) =>
    {
        var (held, wanted) = (await Create(fair, 1), await Create(fair, 1, starts: "11:00"));
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(held, first);
        await fair.Position(held, second);
        var link = (await fair.Mail(first["email"])).SignUpLink;
        await fair.Settle();
        arm();
        var answer = await fair.Client.PostAsync($"{link}/swap/{wanted}", null);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.Client.PostAsync($"{link}/swap/{wanted}", null);
        Assert.Equal(0, ASignUp.PositionOf(answer));
        await fair.Settle();
        await IsSound(fair, held, seats: 1, waiting: 0, cancelled: 1);
        await IsSound(fair, wanted, seats: 1, waiting: 0, cancelled: 0);
        await Mails(fair, first, nameof(SeatConfirmedMail), nameof(SignUpCancelledMail), nameof(SeatConfirmedMail));
        await Mails(fair, second, nameof(WaitingMail), nameof(SeatPromotedMail));
    });
}
