using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>The rows of a sign-up, as they enter and leave a ledger.</summary>
internal static class SignUpRows
{
    /// <summary>Gives the next seat or place in the line: the sign-up, the person's agendas, the mail.</summary>
    public static SignUpRow Enter(SeatLedger ledger, SignUpRequest request, IEnumerable<AgendaRow> agendas, SignUpMails writer, Edition edition)
    {
        var workshop = ledger.Workshop;
        var position = ledger.Give(request.Organisation);
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
            SignedUpAt = ledger.Now,
            PositionTold = position,
            Starts = workshop.Starts,
            Ends = workshop.Ends,
            Sequence = workshop.Sequence,
        };
        signUp.Place = workshop.ReadDetails().Place[signUp.ReadLanguage()];
        signUp.Enter(position == 0 ? SignUpState.Seat : SignUpState.Waiting);
        ledger.Add(signUp);
        foreach (var agenda in agendas)
        {
            agenda.Add(new(workshop.Id, signUp.Number, workshop.Starts, workshop.Ends, request.Form));
            Write(ledger, agenda);
        }

        var details = SignUpMails.Details(signUp, workshop);
        ledger.Mail(position == 0 ? new SeatConfirmedMail(details) : new WaitingMail(details, position), signUp);
        return signUp;
    }

    /// <summary>Takes a sign-up out: it stays on record as cancelled, and the person's time is free again.</summary>
    public static void Leave(SeatLedger ledger, SignUpRow signUp, IEnumerable<AgendaRow> agendas, MailTemplate? template, string by)
    {
        ledger.TakeBack(signUp);
        ledger.Delete(signUp.Copy());
        signUp.Enter(SignUpState.Cancelled);
        signUp.CancelledAt = ledger.Now;
        signUp.CancelledBy = by;
        ledger.Add(signUp);
        foreach (var agenda in agendas)
        {
            agenda.GiveBack(signUp.Workshop, signUp.Number);
            ledger.Replace(agenda);
        }

        if (by.Length > 0)
        {
            ledger.Add(AuditRow.Create(signUp.PartitionKey, ledger.Now, by, WorkshopAudit.SignUpCancelled, signUp.Subject));
        }

        if (template is not null)
        {
            ledger.Mail(template, signUp);
        }
    }

    /// <summary>Adds an agenda that is new, or replaces it as it was read.</summary>
    public static void Write(SeatLedger ledger, AgendaRow agenda)
    {
        if (agenda.ETag == default)
        {
            ledger.Add(agenda);
        }
        else
        {
            ledger.Replace(agenda);
        }
    }
}
