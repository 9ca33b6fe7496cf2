using Fair.Mail;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Reminding, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class RemindFaultTests(StorageAccounts storage, ITestOutputHelper output) : WorkshopFaults(storage, output)
{
    [Fact]
    public Task Reminding() => EveryCase("remind", async (fair, arm) =>
    {
        var workshop = await Create(fair, 1);
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.Position(workshop, first);
        await fair.Position(workshop, second);
        await fair.Settle();
        var starts = (await fair.Workshop(workshop))!.Starts;
        fair.Clock.Move(starts.AddHours(-24).AddMinutes(-10));
        await Task.Delay(200);
        arm();
        fair.Clock.Move(starts.AddHours(-24).AddMinutes(1));
        await Struck(fair);
        fair.Calls.Disarm();
        // The timer comes again, unless it is still busy with its failure, and then once more.
        for (var round = 0; round < 20 && (await fair.Workshop(workshop))!.RemindedFor != starts; round++)
        {
            fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(6));
            await Task.Delay(500);
        }

        await RunningFair.Eventually(() => fair.Workshop(workshop), row => row!.RemindedFor == starts, "the reminder");
        await fair.Settle();
        await Mails(fair, first, nameof(SeatConfirmedMail), nameof(SeatReminderMail));
        await Mails(fair, second, nameof(WaitingMail));
    });
}
