using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>A workshop has another time or place: everyone's agenda follows, and everyone is told.</summary>
public sealed class WorkshopMove(FairTable table, Programme programme, Edition edition, TimeProvider clock) : WorkshopFanOut(table, edition, clock)
{
    /// <summary>The name that it is stored under; it stays when the class is renamed.</summary>
    public const string StoredKind = "WorkshopMove";

    public override string Kind => StoredKind;

    // A person's sign-up, up to three parts of a day left and three entered, and the mail; and the workshop's row at the end.
    protected override int PageSize => 10;

    protected override IReadOnlyList<string> States { get; } = [SignUpState.Waiting, SignUpState.Seat];

    protected override async Task<MailTemplate?> TellAsync(SignUpRow signUp, WorkshopRow workshop, FanOutCursor page, CancellationToken cancellationToken)
    {
        // Who signed up after the change, or was told of a later one already.
        if (signUp.Sequence >= workshop.Sequence || workshop.IsCancelled)
        {
            return null;
        }

        var (startedBefore, endedBefore, placeBefore) = (signUp.Starts, signUp.Ends, signUp.Place);
        var isSameTime = startedBefore == workshop.Starts && endedBefore == workshop.Ends;
        var collision = isSameTime ? "" : await MoveAgendaAsync(signUp, workshop, page, cancellationToken);
        (signUp.Starts, signUp.Ends, signUp.Sequence) = (workshop.Starts, workshop.Ends, workshop.Sequence);
        signUp.Place = workshop.ReadDetails().Place[signUp.ReadLanguage()];
        page.Changes.Replace(signUp);

        // Moved there and back before anyone was told: nothing has changed for the person.
        return isSameTime && signUp.Place == placeBefore
            ? null
            : new WorkshopChangedMail(SignUpMails.Details(signUp, workshop), signUp.State == SignUpState.Seat, startedBefore, endedBefore, placeBefore, collision);
    }

    protected override void Finish(WorkshopRow workshop, FanOutCursor page) => page.Changes.Merge(workshop.Followed());

    /// <summary>The time that the person held goes, the new one is taken, whoever else holds it: the title of what it now collides with, or nothing.</summary>
    private async Task<string> MoveAgendaAsync(SignUpRow signUp, WorkshopRow workshop, FanOutCursor page, CancellationToken cancellationToken)
    {
        var (old, entered) = (AgendaRow.Parts(signUp.Starts, signUp.Ends).ToList(), AgendaRow.Parts(workshop.Starts, workshop.Ends).ToList());
        var form = "";
        string? collision = null;
        foreach (var part in old.Union(entered))
        {
            var agenda = await page.AgendaAsync(signUp, part, cancellationToken);
            var places = agenda.ReadPlaces();
            form = places.FirstOrDefault(place => place.IsSame(signUp.Workshop, signUp.Number))?.Form ?? form;
            collision ??= places.FirstOrDefault(place => place.Workshop != signUp.Workshop && place.Overlaps(workshop.Starts, workshop.Ends))?.Workshop;
            if (entered.Contains(part))
            {
                agenda.Add(new(signUp.Workshop, signUp.Number, workshop.Starts, workshop.Ends, form));
            }
            else
            {
                agenda.Leave(signUp.Workshop, signUp.Number);
            }
        }

        return collision is not null && await programme.FindAsync(collision, cancellationToken) is { } other ? other.ReadDetails().Title[signUp.ReadLanguage()] : "";
    }
}
