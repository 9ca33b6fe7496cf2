using Azure.Data.Tables;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// A transaction in the making over one workshop's seats: what requests that met change together. Nothing of it counts
/// until it is stored; if the workshop's row has changed meanwhile, it is made anew.
/// </summary>
internal sealed class SeatLedger(WorkshopRow stored, SignUpMails writer, Edition edition, DateTimeOffset now)
{
    /// <summary>A page of the waiting list: people of organisations that hold all the seats they may stand in front of it.</summary>
    private const int LinePage = 40;

    private readonly List<Action<TableTransaction>> writes = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Holders holders = Holders.Read(stored.Holders);

    private readonly List<SeatLedger> others = [];

    private int operations = 1;
    private bool replacesDetails;
    private ITableEntity? written;

    /// <summary>The row as it will be stored.</summary>
    public WorkshopRow Workshop { get; private set; } = stored.Copy();

    private readonly List<OutboxRow> mails = [];

    public IReadOnlyList<OutboxRow> Mails => [.. mails, .. others.SelectMany(other => other.Mails)];

    public DateTimeOffset Now => now;

    /// <summary>Whether anything is to be stored.</summary>
    public bool HasChanges => writes.Count > 0 || replacesDetails || Workshop.OwesSeats != stored.OwesSeats;

    /// <summary>The kind of operation that it is made of: sign-ups, cancellations or one change, never mixed, so that each sees what the ones before did.</summary>
    public Type? Kind { get; set; }

    /// <summary>The trace that the mails written now belong to.</summary>
    public string? Trace { get; set; }

    /// <summary>Whether seats became free in it.</summary>
    public bool Freed { get; private set; }

    public SignUpPhase Phase => Workshop.PhaseAt(now, edition);

    /// <summary>Whether so many more operations fit, on rows that it does not name yet.</summary>
    public bool Fits(int count, IEnumerable<string> rows) => operations + count <= TableTransaction.MaxActions && !rows.Any(keys.Contains);

    public void Add(Row row) => Write(row.RowKey, transaction => transaction.Add(row));

    public void Replace(Row row) => Write(row.RowKey, transaction => transaction.Replace(row));

    public void Delete(Row row) => Write(row.RowKey, transaction => transaction.Delete(row));

    /// <summary>The workshop's row is written whole, as it is given here, not its counters only.</summary>
    public void Change(WorkshopRow changed)
    {
        Workshop = changed;
        replacesDetails = true;
    }

    /// <summary>Stores another workshop's ledger, as it stands, in the same transaction; from now on each leaves room for the other.</summary>
    public void Include(SeatLedger other)
    {
        others.Add(other);
        operations += other.operations;
        other.operations = operations;
    }

    public void Mail(MailTemplate template, SignUpRow to) => Mail(writer.Create(template, to));

    public void Mail(OutboxRow row)
    {
        row.Trace ??= Trace;
        mails.Add(row);
        Add(row);
    }

    /// <summary>Gives the next seat, or the next place on the waiting list; the place, from 1, or 0 for a seat.</summary>
    public int Give(IReadOnlyList<string> organisation)
    {
        Workshop.LastNumber++;
        if (Workshop.Free > 0 && holders.Permits(organisation, edition.SeatsPerOrganisation))
        {
            Workshop.Given++;
            holders.Add(organisation);
            return 0;
        }

        return ++Workshop.Waiting;
    }

    /// <summary>Takes a sign-up out of the seats or out of the line.</summary>
    public void TakeBack(SignUpRow signUp)
    {
        if (signUp.State == SignUpState.Waiting)
        {
            Workshop.Waiting--;
            return;
        }

        Workshop.Given--;
        holders.GiveBack(signUp.ReadOrganisation());
        Freed = true;
    }

    /// <summary>
    /// Gives free seats to the head of the line, and on. Passed over is who cannot take one: whose organisation holds all
    /// the seats it may, or whose time another place has taken since a move. What does not fit any more stays owed.
    /// </summary>
    public async Task PromoteAsync(FairTable table, CancellationToken cancellationToken)
    {
        foreach (var other in others)
        {
            await other.PromoteAsync(table, cancellationToken);
        }

        if (!Freed && !Workshop.OwesSeats)
        {
            return;
        }

        // Nobody is promoted to what begins soon, or before sign-ups are open.
        Workshop.OwesSeats = false;
        string? after = null;
        while (Workshop.Given < Workshop.Seats && Workshop.Waiting > 0 && Phase == SignUpPhase.Open)
        {
            var page = await table.ReadPageAsync<SignUpRow>(Workshop.PartitionKey, WorkshopKeys.SignUpPrefix(Workshop.Id, SignUpState.Waiting), LinePage, after, cancellationToken);
            foreach (var head in page.Rows.Where(head => !keys.Contains(head.RowKey)).TakeWhile(_ => Workshop.Given < Workshop.Seats))
            {
                if (!await CollidesAsync(head, table, cancellationToken) && !Promote(head))
                {
                    Workshop.OwesSeats = true;
                    return;
                }
            }

            if ((after = page.Next) is null)
            {
                break;
            }
        }
    }

    /// <summary>All of it as one transaction, the workshops' rows first: a stale one is told before anything else.</summary>
    public TableTransaction ToBatch()
    {
        var transaction = new TableTransaction();
        SeatLedger[] all = [this, .. others];
        foreach (var ledger in all)
        {
            ledger.WriteWorkshop(transaction);
        }

        foreach (var write in all.SelectMany(ledger => ledger.writes))
        {
            write(transaction);
        }

        return transaction;
    }

    /// <summary>The row as it now stands in storage.</summary>
    public WorkshopRow Stored()
    {
        Workshop.ETag = written!.ETag;
        return Workshop;
    }

    private void WriteWorkshop(TableTransaction transaction)
    {
        Workshop.Holders = holders.ToString();
        written = replacesDetails ? Workshop : Workshop.Counters();
        _ = replacesDetails ? transaction.Replace(written) : transaction.Merge(written);
    }

    /// <summary>
    /// Whether somebody who waits holds another place at that time. Waiting places keep others away, so only a move
    /// can do it, of this workshop or of the other: the mail of the move told them.
    /// </summary>
    private async Task<bool> CollidesAsync(SignUpRow head, FairTable table, CancellationToken cancellationToken)
    {
        var person = WorkshopKeys.Person(head.Email, SignUpRequest.FoldedName(head.NameLatin));
        var parts = AgendaRow.Parts(Workshop.Starts, Workshop.Ends).Select(part => table.GetAsync<AgendaRow>(head.PartitionKey, WorkshopKeys.Agenda(person, part), cancellationToken));
        return (await Task.WhenAll(parts)).OfType<AgendaRow>().SelectMany(agenda => agenda.ReadPlaces())
            .Any(place => place.Workshop != Workshop.Id && place.Overlaps(Workshop.Starts, Workshop.Ends));
    }

    /// <summary>Whether the person was promoted or passed over; false if the transaction is full.</summary>
    private bool Promote(SignUpRow head)
    {
        const int Operations = 3;
        var organisation = head.ReadOrganisation();
        if (!holders.Permits(organisation, edition.SeatsPerOrganisation))
        {
            return true;
        }

        if (!Fits(Operations, []))
        {
            return false;
        }

        Delete(head.Copy());
        head.Enter(SignUpState.Seat);
        Add(head);
        Mail(new SeatPromotedMail(SignUpMails.Details(head, Workshop)), head);
        holders.Add(organisation);
        Workshop.Given++;
        Workshop.Waiting--;
        return true;
    }

    private void Write(string key, Action<TableTransaction> write)
    {
        keys.Add(key);
        operations++;
        writes.Add(write);
    }
}
