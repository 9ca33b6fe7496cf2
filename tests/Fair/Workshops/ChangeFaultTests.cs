using System.Net;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Moving and calling off, with each storage call going wrong in each way, also those of telling everyone.</summary>
[Trait("Speed", "Slow")]
public sealed class ChangeFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Moving() => EveryCaseAsync("move", async (fair, arm) =>
    {
        var workshop = await CreateAsync(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        await fair.SettleAsync();
        var desk = await fair.SignedInAsync("organiser");
        var moved = Form(1, Date(fair), "16:00", "18:00");
        var version = WorkshopForm.Version((await fair.WorkshopAsync(workshop))!);
        arm();
        var status = await EditAsync();
        await StruckAsync(fair);
        fair.Calls.Disarm();
        Assert.Equal(HttpStatusCode.SeeOther, status == HttpStatusCode.SeeOther ? status : await EditAsync());
        await fair.SettleAsync();
        await IsSoundAsync(fair, workshop, seats: 1, waiting: 1, cancelled: 0);
        await MailsAsync(fair, first, nameof(SeatConfirmedMail), nameof(WorkshopChangedMail));
        await MailsAsync(fair, second, nameof(WaitingMail), nameof(WorkshopChangedMail));

        async Task<HttpStatusCode> EditAsync() =>
            (await desk.PostAsync($"/fr/desk/workshops/{workshop}", new FormUrlEncodedContent(new Dictionary<string, string>(moved) { ["version"] = version }))).StatusCode;
    });

    [Fact]
    public Task Calling_off() => EveryCaseAsync("call off", async (fair, arm) =>
    {
        var workshop = await CreateAsync(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        await fair.SettleAsync();
        var desk = await fair.SignedInAsync("organiser");
        arm();
        var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/cancel", null);
        await StruckAsync(fair);
        fair.Calls.Disarm();
        answer = answer.StatusCode == HttpStatusCode.SeeOther ? answer : await desk.PostAsync($"/fr/desk/workshops/{workshop}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.SignUpsAsync(workshop, SignUpState.Cancelled)).Count);
        Assert.Empty(await fair.SignUpsAsync(workshop, SignUpState.Seat));
        Assert.Empty(await fair.SignUpsAsync(workshop, SignUpState.Waiting));
        Assert.DoesNotContain((await fair.RowsAsync<AgendaRow>("H|")).SelectMany(agenda => agenda.ReadPlaces()), place => place.Workshop == workshop);
        await MailsAsync(fair, first, nameof(SeatConfirmedMail), nameof(WorkshopCancelledMail));
        await MailsAsync(fair, second, nameof(WaitingMail), nameof(WorkshopCancelledMail));
    });
}
