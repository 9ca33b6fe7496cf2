using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>A workshop is a day away: everyone with a seat is reminded.</summary>
public sealed class WorkshopReminder(FairTable table, Edition edition, TimeProvider clock) : WorkshopFanOut(table, edition, clock)
{
    /// <summary>The name that it is stored under; it stays when the class is renamed.</summary>
    public const string StoredKind = "WorkshopReminder";

    public override string Kind => StoredKind;

    protected override int PageSize => 90;

    protected override IReadOnlyList<string> States { get; } = [SignUpState.Seat];

    protected override Task<MailTemplate?> TellAsync(SignUpRow signUp, WorkshopRow workshop, FanOutCursor page, CancellationToken cancellationToken) =>
        Task.FromResult<MailTemplate?>(workshop.IsCancelled ? null : new SeatReminderMail(SignUpMails.Details(signUp, workshop)));
}
