using System.Runtime.Serialization;
using Azure.Data.Tables;
using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// A workshop and the counters of its seats. The row changes with every sign-up, so its ETag orders them all, on whatever
/// instance they arrive; what is written with a sign-up are the counters only (<see cref="Counters"/>).
/// </summary>
public sealed class WorkshopRow : Row
{
    private Parsed? parsed;

    /// <summary><see cref="WorkshopDetails"/> as JSON.</summary>
    public string Details { get; set; } = "";

    public DateTimeOffset Starts { get; set; }

    public DateTimeOffset Ends { get; set; }

    /// <summary>How many seats there are.</summary>
    public int Seats { get; set; }

    /// <summary>Whether it was called off; nobody can sign up, and everyone who had was told.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Grows with each change of time or place: the SEQUENCE of calendar entries.</summary>
    public int Sequence { get; set; }

    /// <summary>
    /// The parts of days (<see cref="AgendaRow.Parts"/>) of times that the workshop had before, while agendas are still on
    /// their way from them: whoever signs up meanwhile is looked for there too. With spaces between.
    /// </summary>
    public string LeftParts { get; set; } = "";

    /// <summary>The start that reminders were sent for.</summary>
    public DateTimeOffset? RemindedFor { get; set; }

    /// <summary>Seats that are given.</summary>
    public int Given { get; set; }

    /// <summary>People on the waiting list.</summary>
    public int Waiting { get; set; }

    /// <summary>The number of the last sign-up.</summary>
    public int LastNumber { get; set; }

    /// <summary>How many seats each organisation holds, as <c>Holders</c> writes it. It grows with the seats, not with the line.</summary>
    public string Holders { get; set; } = "";

    /// <summary>Whether seats are free for people of the waiting list who have not been promoted yet: more than one transaction holds.</summary>
    public bool OwesSeats { get; set; }

    [IgnoreDataMember]
    public string Id => RowKey[2..];

    /// <summary>Its path at the desk.</summary>
    [IgnoreDataMember]
    public string Subject => $"workshops/{Id}";

    [IgnoreDataMember]
    public int Free => IsCancelled || OwesSeats ? 0 : Math.Max(0, Seats - Given);

    /// <summary>The details, parsed once.</summary>
    public WorkshopDetails ReadDetails() => (parsed is { } known && known.Json == Details ? known : parsed = new(Details, WorkshopDetails.FromJson(Details))).Read;

    public WorkshopRow Copy() => (WorkshopRow)MemberwiseClone();

    /// <summary>What a sign-up changes, to be merged into the row as it was read.</summary>
    public TableEntity Counters() => new(PartitionKey, RowKey)
    {
        ETag = ETag,
        [nameof(Given)] = Given,
        [nameof(Waiting)] = Waiting,
        [nameof(LastNumber)] = LastNumber,
        [nameof(Holders)] = Holders,
        [nameof(OwesSeats)] = OwesSeats,
    };

    /// <summary>That reminders were sent, to be merged into the row as it was read.</summary>
    public TableEntity Reminded() => new(PartitionKey, RowKey) { ETag = ETag, [nameof(RemindedFor)] = RemindedFor };

    /// <summary>That all agendas have followed it, to be merged into the row as it was read.</summary>
    public TableEntity Followed() => new(PartitionKey, RowKey) { ETag = ETag, [nameof(LeftParts)] = "" };

    /// <summary>The parts of days in which a person's place in the workshop can stand.</summary>
    public IEnumerable<string> PartsToLookInto() => AgendaRow.Parts(Starts, Ends).Union(LeftParts.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether one can sign up at that moment.</summary>
    public SignUpPhase PhaseAt(DateTimeOffset moment, Edition edition) =>
        IsCancelled ? SignUpPhase.Cancelled
        : moment >= ClosesAt(edition) ? SignUpPhase.Closed
        : moment < edition.SignUpsOpenAt ? SignUpPhase.NotYetOpen
        : SignUpPhase.Open;

    /// <summary>When the list closes: no sign-up and no promotion after it.</summary>
    public DateTimeOffset ClosesAt(Edition edition) => Starts - edition.SignUpsClose;

    private sealed record Parsed(string Json, WorkshopDetails Read);
}

/// <summary>Where a workshop stands with sign-ups.</summary>
public enum SignUpPhase
{
    NotYetOpen,
    Open,

    /// <summary>It begins soon, or has begun.</summary>
    Closed,

    /// <summary>The workshop was called off.</summary>
    Cancelled,
}
