using Fair.Workshops;
using Platform.Editions;
using Platform.Forms;
using Platform.Records;

namespace Fair.Attendance;

/// <summary>
/// Who is there. Each tick is a transaction on a row of its own with its count and its entry in the audit trail; it has an
/// id, so that a device that was out of reach may send it as often as it needs to.
/// </summary>
public sealed class AttendanceList(FairTable table, SignUps signUps, Edition edition, TimeProvider clock)
{
    private const int MaxShown = 999;
    private const int MaxTries = 20;

    // Above what any workshop's own count reaches.
    private const int FirstGuest = 1_000_000;
    private const int Guests = 9_000_000;

    /// <summary>Everybody who may come, and who of them is there, in four storage calls for up to a thousand of each.</summary>
    public async Task<IReadOnlyList<Attendee>> ReadAsync(string workshop, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(new[] { SignUpState.Seat, SignUpState.Guest, SignUpState.Waiting }.Select(state => signUps.ReadPageAsync(workshop, state, MaxShown, null, cancellationToken)));
        var ticks = (await TicksAsync(workshop, cancellationToken)).ToDictionary(tick => tick.Number);
        return [.. lists.SelectMany(list => list.Rows).Select(signUp => new Attendee(signUp, ticks.GetValueOrDefault(signUp.Number)))];
    }

    /// <summary>Those who are there, by their sign-ups' numbers.</summary>
    public async Task<IReadOnlyList<AttendanceRow>> PresentAsync(string workshop, CancellationToken cancellationToken) =>
        [.. (await TicksAsync(workshop, cancellationToken)).Where(row => row.IsPresent)];

    /// <summary>A sign-up of the workshop by the code that its QR code says, or null.</summary>
    public async Task<SignUpRow?> ByCodeAsync(string workshop, string typed, CancellationToken cancellationToken)
    {
        // Whoever was erased has an empty code, which no typed one may match.
        var code = SignUpCode.Tidy(typed);
        return code.Length == 0 ? null : (await ReadAsync(workshop, cancellationToken)).FirstOrDefault(attendee => attendee.SignUp.Code == code)?.SignUp;
    }

    /// <summary>Ticks somebody, or undoes it. Null if there is no such sign-up.</summary>
    /// <param name="workshop">The workshop's id.</param>
    /// <param name="number">The sign-up's number.</param>
    /// <param name="tick">What, when and by whom.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Attendee?> MarkAsync(string workshop, int number, Tick tick, CancellationToken cancellationToken)
    {
        if (await signUps.FindAsync(workshop, number, cancellationToken) is not { State: not SignUpState.Cancelled } signUp)
        {
            return null;
        }

        for (var tries = 0; tries < MaxTries; tries++)
        {
            var row = await table.GetAsync<AttendanceRow>(edition.Id, AttendanceKeys.Attendance(workshop, number), cancellationToken);
            if (row?.Knows(tick.Operation) == true || (row is null && !tick.IsPresent))
            {
                return new(signUp, row);
            }

            var next = Next(row, signUp, tick);
            var transaction = row is null ? new TableTransaction().Add(next) : new TableTransaction().Replace(next);
            if (await table.CommitAsync(Counted(transaction, row, next, signUp, tick), cancellationToken) == CommitResult.Committed)
            {
                return new(signUp, next);
            }
        }

        throw new InvalidOperationException("The attendance kept changing under this tick.");
    }

    /// <summary>Adds somebody who came without a sign-up, and ticks them. The same form sent twice adds one.</summary>
    public async Task<SignUpRow> AddGuestAsync(WorkshopRow workshop, FormValues answers, string formId, Tick tick, CancellationToken cancellationToken)
    {
        // The form makes the number: sent again, it finds itself.
        var number = FirstGuest + (int)(Convert.ToUInt32(Keys.Hash(formId)[..8], 16) % Guests);
        var guest = new SignUpRow
        {
            PartitionKey = edition.Id,
            Workshop = workshop.Id,
            Number = number,
            Code = SignUpCode.New(),
            NameArabic = answers["nameArabic"],
            NameLatin = answers["nameLatin"],
            Email = answers["email"],
            Language = answers["language"],
            Organisation = answers["organisation"],
            ApplicationNumber = answers["applicationNumber"],
            Gender = answers["gender"],
            SignedUpAt = clock.GetUtcNow(),
            Starts = workshop.Starts,
            Ends = workshop.Ends,
            Sequence = workshop.Sequence,
        };
        guest.Enter(SignUpState.Guest);
        var row = Next(null, guest, tick);
        var transaction = Counted(new TableTransaction().Add(guest).Add(row), null, row, guest, tick)
            .Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), tick.By, AttendanceAudit.GuestAdded, guest.Subject));
        await table.CommitAsync(transaction, cancellationToken);
        return guest;
    }

    private async Task<IReadOnlyList<AttendanceRow>> TicksAsync(string workshop, CancellationToken cancellationToken)
    {
        var ticks = new List<AttendanceRow>();
        string? after = null;
        do
        {
            var page = await table.ReadPageAsync<AttendanceRow>(edition.Id, AttendanceKeys.AttendancePrefix(workshop), MaxShown, after, cancellationToken);
            ticks.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return ticks;
    }

    private static AttendanceRow Next(AttendanceRow? row, SignUpRow signUp, Tick tick)
    {
        var next = row?.Copy() ?? new()
        {
            PartitionKey = signUp.PartitionKey,
            RowKey = AttendanceKeys.Attendance(signUp.Workshop, signUp.Number),
            Workshop = signUp.Workshop,
            Number = signUp.Number,
            Gender = signUp.Gender,
            ApplicationNumber = signUp.ApplicationNumber,
            Person = Keys.Hash(WorkshopKeys.Person(signUp.Email, SignUpRequest.FoldedName(signUp.NameLatin)))[..16],
        };
        next.RecordMark(tick.Operation);
        if (next.IsPresent != tick.IsPresent)
        {
            (next.IsPresent, next.At, next.By) = (tick.IsPresent, tick.At, tick.By);
        }

        return next;
    }

    private TableTransaction Counted(TableTransaction transaction, AttendanceRow? before, AttendanceRow after, SignUpRow signUp, Tick tick)
    {
        // The same scan of two stewards is one attendance: the second is remembered and counts nothing.
        if (TallyRow.Between(edition.Id, clock.GetUtcNow(), before?.CountedAs() ?? [], after.CountedAs()) is { } tally)
        {
            transaction.Add(tally).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), tick.By, after.IsPresent ? AttendanceAudit.Attended : AttendanceAudit.NotAttended, signUp.Subject));
        }

        return transaction;
    }
}

/// <summary>Somebody who may come.</summary>
/// <param name="SignUp">The sign-up.</param>
/// <param name="Row">What was ticked, or null.</param>
public sealed record Attendee(SignUpRow SignUp, AttendanceRow? Row)
{
    public bool IsPresent => Row?.IsPresent == true;
}

/// <summary>That somebody is there, or is not after all.</summary>
/// <param name="IsPresent">Which of the two.</param>
/// <param name="Operation">The tick's own id.</param>
/// <param name="At">When.</param>
/// <param name="By">The steward's sign-in name.</param>
public sealed record Tick(bool IsPresent, string Operation, DateTimeOffset At, string By);
