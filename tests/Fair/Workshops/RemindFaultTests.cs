using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Reminding, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class RemindFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Reminding() => EveryCaseAsync("remind", async (fair, arm) =>
    {
        var workshop = await CreateAsync(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        await fair.SettleAsync();
        var starts = (await fair.WorkshopAsync(workshop))!.Starts;
        fair.Clock.Move(starts.AddHours(-24).AddMinutes(-10));
        await Task.Delay(200);
        arm();
        fair.Clock.Move(starts.AddHours(-24).AddMinutes(1));
        await StruckAsync(fair);
        fair.Calls.Disarm();
        // The timer comes again, unless it is still busy with its failure, and then once more.
        for (var round = 0; round < 20 && (await fair.WorkshopAsync(workshop))!.RemindedFor != starts; round++)
        {
            fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(6));
            await Task.Delay(500);
        }

        await RunningFair.EventuallyAsync(() => fair.WorkshopAsync(workshop), row => row!.RemindedFor == starts, "the reminder");
        await fair.SettleAsync();
        await MailsAsync(fair, first, nameof(SeatConfirmedMail), nameof(SeatReminderMail));
        await MailsAsync(fair, second, nameof(WaitingMail));
    });
}
