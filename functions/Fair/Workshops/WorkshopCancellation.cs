using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>A workshop was called off: everyone's time is free again, and everyone is told.</summary>
public sealed class WorkshopCancellation(FairTable table, Edition edition, TimeProvider clock) : WorkshopFanOut(table, edition, clock)
{
    /// <summary>The name that it is stored under; it stays when the class is renamed.</summary>
    public const string StoredKind = "WorkshopCancellation";

    public override string Kind => StoredKind;

    protected override int PageSize => 12;

    protected override IReadOnlyList<string> States { get; } = [SignUpState.Waiting, SignUpState.Seat];

    protected override async Task<MailTemplate?> TellAsync(SignUpRow signUp, WorkshopRow workshop, FanOutCursor page, CancellationToken cancellationToken)
    {
        var hadSeat = signUp.State == SignUpState.Seat;
        foreach (var part in AgendaRow.Parts(signUp.Starts, signUp.Ends))
        {
            (await page.AgendaAsync(signUp, part, cancellationToken)).GiveBack(signUp.Workshop, signUp.Number);
        }

        page.Changes.Delete(signUp.Copy());
        signUp.Enter(SignUpState.Cancelled);
        signUp.CancelledAt = Clock.GetUtcNow();
        signUp.CancelledBy = ByWorkshop;
        page.Changes.Add(signUp);
        return new WorkshopCancelledMail(SignUpMails.Details(signUp, workshop), hadSeat);
    }

    /// <summary>Says in <see cref="SignUpRow.CancelledBy"/> that the whole workshop was called off.</summary>
    public const string ByWorkshop = "workshop";
}
