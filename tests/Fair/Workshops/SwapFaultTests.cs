using System.Net;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Swapping, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class SwapFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Swapping() => EveryCaseAsync("swap", async (fair, arm) =>
    {
        var (held, wanted) = (await CreateAsync(fair, 1), await CreateAsync(fair, 1, starts: "11:00"));
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(held, first);
        await fair.PositionAsync(held, second);
        var link = (await fair.MailAsync(first["email"])).SignUpLink;
        await fair.SettleAsync();
        arm();
        var answer = await fair.Client.PostAsync($"{link}/swap/{wanted}", null);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.Client.PostAsync($"{link}/swap/{wanted}", null);
        Assert.Equal(0, ASignUp.PositionOf(answer));
        await fair.SettleAsync();
        await IsSoundAsync(fair, held, seats: 1, waiting: 0, cancelled: 1);
        await IsSoundAsync(fair, wanted, seats: 1, waiting: 0, cancelled: 0);
        await MailsAsync(fair, first, nameof(SeatConfirmedMail), nameof(SignUpCancelledMail), nameof(SeatConfirmedMail));
        await MailsAsync(fair, second, nameof(WaitingMail), nameof(SeatPromotedMail));
    });
}
