using System.Net;
using Fair.Mail;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Moving and calling off, with each storage call going wrong in each way, also those of telling everyone.</summary>
[Trait("Speed", "Slow")]
public sealed class ChangeFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Moving() => EveryCase("move", async (fair, arm) =>
    {
        var workshop = await Create(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(workshop, first);
        await fair.Position(workshop, second);
        await fair.Settle();
        var desk = await fair.SignedIn("organiser");
        var moved = Form(1, Date(fair), "16:00", "18:00");
        var version = WorkshopForm.Version((await fair.Workshop(workshop))!);
        arm();
        var status = await Edit();
        await Struck(fair);
        fair.Calls.Disarm();
        Assert.Equal(HttpStatusCode.SeeOther, status == HttpStatusCode.SeeOther ? status : await Edit());
        await fair.Settle();
        await IsSound(fair, workshop, seats: 1, waiting: 1, cancelled: 0);
        await Mails(fair, first, nameof(SeatConfirmedMail), nameof(WorkshopChangedMail));
        await Mails(fair, second, nameof(WaitingMail), nameof(WorkshopChangedMail));

        async Task<HttpStatusCode> Edit() =>
            (await desk.PostAsync($"/fr/desk/workshops/{workshop}", new FormUrlEncodedContent(new Dictionary<string, string>(moved) { ["version"] = version }))).StatusCode;
    });

    [Fact]
    public Task Calling_off() => EveryCase("call off", async (fair, arm) =>
    {
        var workshop = await Create(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(workshop, first);
        await fair.Position(workshop, second);
        await fair.Settle();
        var desk = await fair.SignedIn("organiser");
        arm();
        var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/cancel", null);
        await Struck(fair);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await desk.PostAsync($"/fr/desk/workshops/{workshop}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.Settle();
        Assert.Equal(2, (await fair.SignUps(workshop, SignUpState.Cancelled)).Count);
        Assert.Empty(await fair.SignUps(workshop, SignUpState.Seat));
        Assert.Empty(await fair.SignUps(workshop, SignUpState.Waiting));
        Assert.DoesNotContain((await fair.Rows<AgendaRow>("H|")).SelectMany(agenda => agenda.ReadPlaces()), place => place.Workshop == workshop);
        await Mails(fair, first, nameof(SeatConfirmedMail), nameof(WorkshopCancelledMail));
        await Mails(fair, second, nameof(WaitingMail), nameof(WorkshopCancelledMail));
    });
}
