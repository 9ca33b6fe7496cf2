using System.Net;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Signing up, giving back and promoting, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class SignUpFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Signing_up() => EveryCaseAsync("sign-up", async (fair, arm) =>
    {
        var workshop = await CreateAsync(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.SettleAsync();
        var form = ASignUp.FormId(fair);
        arm();
        var answer = await fair.SignUpAsync(workshop, second, form);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.SignUpAsync(workshop, second, form);
        Assert.Equal(1, ASignUp.PositionOf(answer));
        await fair.SettleAsync();
        await IsSoundAsync(fair, workshop, seats: 1, waiting: 1, cancelled: 0);
        await MailsAsync(fair, second, nameof(WaitingMail));
    });

    [Fact]
    public Task Giving_back_and_promoting() => EveryCaseAsync("cancel", async (fair, arm) =>
    {
        var workshop = await CreateAsync(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        var link = (await fair.MailAsync(first["email"])).SignUpLink;
        await fair.SettleAsync();
        arm();
        var answer = await fair.Client.PostAsync($"{link}/cancel", null);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.Client.PostAsync($"{link}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.SettleAsync();
        await IsSoundAsync(fair, workshop, seats: 1, waiting: 0, cancelled: 1);
        await MailsAsync(fair, first, nameof(SeatConfirmedMail), nameof(SignUpCancelledMail));
        await MailsAsync(fair, second, nameof(WaitingMail), nameof(SeatPromotedMail));
    });
}
