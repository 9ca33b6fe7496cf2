namespace Fair.Tests.Workshops;

/// <summary>A workshop as one would keep it on paper: the model that the application is held against.</summary>
public sealed class PlainWorkshop(string id, DateTimeOffset starts, TimeSpan lasts, int seats, IReadOnlyList<PlainWorkshop> all)
{
    private const int SeatsPerOrganisation = 2;

    private static readonly TimeSpan ClosesBefore = TimeSpan.FromHours(2);

    private readonly List<Place> seated = [];
    private readonly List<Place> line = [];

    private int last;

    public string Id => id;

    public DateTimeOffset Starts { get; private set; } = starts;

    public DateTimeOffset Ends => Starts + lasts;

    public int Seats { get; private set; } = seats;

    public bool IsCancelled { get; private set; }

    public IReadOnlyList<int> Seated => [.. seated.Select(place => place.Number).Order()];

    public IReadOnlyList<int> Line => [.. line.Select(place => place.Number)];

    public IEnumerable<Place> Held => [.. seated, .. line];

    /// <summary>The mails that must have been sent: the kind, and the number of the sign-up.</summary>
    public List<(string Kind, int Number)> Mails { get; } = [];

    public bool IsOpen(DateTimeOffset now) => !IsCancelled && now < Starts - ClosesBefore;

    public bool Overlaps(PlainWorkshop other) => Starts < other.Ends && other.Starts < Ends;

    /// <summary>0 for a seat, else the position.</summary>
    public int SignUp(int person, int organisation)
    {
        var place = new Place(++last, person, organisation);
        if (seated.Count < Seats && Permits(organisation))
        {
            seated.Add(place);
            Mails.Add(("SeatConfirmedMail", last));
            return 0;
        }

        line.Add(place);
        Mails.Add(("WaitingMail", last));
        return line.Count;
    }

    public void Cancel(Place place, DateTimeOffset now)
    {
        Mails.Add(("SignUpCancelledMail", place.Number));
        if (!line.Remove(place))
        {
            seated.Remove(place);
            Promote(now);
        }
    }

    /// <summary>Moves it; a list that opens again gives what is free.</summary>
    public void Move(DateTimeOffset to, DateTimeOffset now)
    {
        if (to != Starts)
        {
            Starts = to;
            Mails.AddRange(Held.Select(place => ("WorkshopChangedMail", place.Number)));
        }

        Promote(now);
    }

    /// <summary>Whether so few seats can be.</summary>
    public bool SetSeats(int count, DateTimeOffset now)
    {
        if (count < seated.Count)
        {
            return false;
        }

        Seats = count;
        Promote(now);
        return true;
    }

    public void CallOff()
    {
        IsCancelled = true;
        Mails.AddRange(Held.Select(place => ("WorkshopCancelledMail", place.Number)));
        seated.Clear();
        line.Clear();
    }

    private bool Permits(int organisation) => organisation == 0 || seated.Count(place => place.Organisation == organisation) < SeatsPerOrganisation;

    // Possible since a move only.
    private bool Collides(int person) => all.Any(other => other != this && other.Overlaps(this) && other.Held.Any(place => place.Person == person));

    private void Promote(DateTimeOffset now)
    {
        while (IsOpen(now) && seated.Count < Seats && line.Find(place => Permits(place.Organisation) && !Collides(place.Person)) is { } head)
        {
            line.Remove(head);
            seated.Add(head);
            Mails.Add(("SeatPromotedMail", head.Number));
        }
    }

    /// <param name="Number">The sign-up's number.</param>
    /// <param name="Person">Who.</param>
    /// <param name="Organisation">Of which organisation; 0 for none.</param>
    public sealed record Place(int Number, int Person, int Organisation);
}
