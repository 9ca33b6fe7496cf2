using System.Net;
using Fair.Mail;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Signing up, giving back and promoting, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class SignUpFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Signing_up() => EveryCase("sign-up", async (fair, arm) =>
    {
        var workshop = await Create(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(workshop, first);
        await fair.Settle();
        var form = ASignUp.FormId(fair);
        arm();
        var answer = await fair.SignUp(workshop, second, form);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.SignUp(workshop, second, form);
        Assert.Equal(1, ASignUp.PositionOf(answer));
        await fair.Settle();
        await IsSound(fair, workshop, seats: 1, waiting: 1, cancelled: 0);
        await Mails(fair, second, nameof(WaitingMail));
    });

    [Fact]
    public Task Giving_back_and_promoting() => EveryCase("cancel", async (fair, arm) =>
    {
        var workshop = await Create(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(workshop, first);
        await fair.Position(workshop, second);
        var link = (await fair.Mail(first["email"])).SignUpLink;
        await fair.Settle();
        arm();
        var answer = await fair.Client.PostAsync($"{link}/cancel", null);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await fair.Client.PostAsync($"{link}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.Settle();
        await IsSound(fair, workshop, seats: 1, waiting: 0, cancelled: 1);
        await Mails(fair, first, nameof(SeatConfirmedMail), nameof(SignUpCancelledMail));
        await Mails(fair, second, nameof(WaitingMail), nameof(SeatPromotedMail));
    });
}
