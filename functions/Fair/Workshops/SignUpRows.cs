using Fair.Desk;
using Fair.Editions;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>The rows of a sign-up, as they enter and leave a draft.</summary>
internal static class SignUpRows
{
    /// <summary>Gives the next seat or place in the line: the sign-up, the person's agendas, the mail.</summary>
    public static SignUpRow Enter(SeatDraft draft, SignUpRequest request, IEnumerable<AgendaRow> agendas, SignUpMails writer, Edition edition)
    {
        var workshop = draft.Workshop;
        var position = draft.Give(request.Organisation);
        var answers = request.Answers;
        var signUp = new SignUpRow
        {
            PartitionKey = edition.Id,
            Workshop = workshop.Id,
            Number = workshop.LastNumber,
            Code = SignUpCode.New(),
            NameArabic = answers["nameArabic"],
            NameLatin = answers["nameLatin"],
            Email = answers["email"],
            Language = answers["language"],
            Organisation = answers["organisation"],
            ApplicationNumber = answers["applicationNumber"],
            OrganisationKeys = string.Join(' ', request.Organisation),
            Gender = answers["gender"],
            SignedUpAt = draft.Now,
            PositionTold = position,
            Starts = workshop.Starts,
            Ends = workshop.Ends,
            Sequence = workshop.Sequence,
        };
        signUp.Place = workshop.ReadDetails().Place[signUp.ReadLanguage()];
        signUp.Enter(position == 0 ? SignUpState.Seat : SignUpState.Waiting);
        draft.Add(signUp);
        foreach (var agenda in agendas)
        {
            agenda.Take(new(workshop.Id, signUp.Number, workshop.Starts, workshop.Ends, request.Form));
            Write(draft, agenda);
        }

        var facts = SignUpMails.Facts(signUp, workshop);
        draft.Mail(position == 0 ? new SeatConfirmedMail(facts) : new WaitingMail(facts, position), signUp);
        return signUp;
    }

    /// <summary>Takes a sign-up out: it stays on record as cancelled, and the person's time is free again.</summary>
    public static void Leave(SeatDraft draft, SignUpRow signUp, IEnumerable<AgendaRow> agendas, Mailing? mailing, string by)
    {
        draft.TakeBack(signUp);
        draft.Delete(signUp.Copy());
        signUp.Enter(SignUpState.Cancelled);
        signUp.CancelledAt = draft.Now;
        signUp.CancelledBy = by;
        draft.Add(signUp);
        foreach (var agenda in agendas)
        {
            agenda.GiveBack(signUp.Workshop, signUp.Number);
            draft.Replace(agenda);
        }

        if (by.Length > 0)
        {
            draft.Add(AuditRow.For(signUp.PartitionKey, draft.Now, by, Audited.SignUpCancelled, signUp.Subject));
        }

        if (mailing is not null)
        {
            draft.Mail(mailing, signUp);
        }
    }

    /// <summary>Adds an agenda that is new, or replaces it as it was read.</summary>
    public static void Write(SeatDraft draft, AgendaRow agenda)
    {
        if (agenda.ETag == default)
        {
            draft.Add(agenda);
        }
        else
        {
            draft.Replace(agenda);
        }
    }
}
