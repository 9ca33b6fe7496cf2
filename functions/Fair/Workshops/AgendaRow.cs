using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// What a person holds in one part of a day: six hours, in UTC. A first place is added blindly, so that only the row's
/// being there tells of a second one; then the places in it say whether they overlap. A workshop that reaches over two
/// parts stands in both.
/// </summary>
public sealed class AgendaRow : Row
{
    private const int MaxSpent = 8;

    private static readonly TimeSpan Part = TimeSpan.FromHours(6);

    /// <summary>A list of <see cref="AgendaPlace"/> as JSON.</summary>
    public string Places { get; set; } = "[]";

    /// <summary>The last forms whose place was given back, so that sending one again does not sign up anew; with spaces between.</summary>
    public string Spent { get; set; } = "";

    public AgendaRow Copy() => (AgendaRow)MemberwiseClone();

    public IReadOnlyList<AgendaPlace> ReadPlaces() => JsonSerializer.Deserialize<List<AgendaPlace>>(Places)!;

    [IgnoreDataMember]
    public IReadOnlyList<string> SpentForms => Spent.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Takes a place in, in the stead of what the same sign-up held.</summary>
    public void Add(AgendaPlace place) => Places = JsonSerializer.Serialize(ReadPlaces().Where(other => !other.IsSame(place.Workshop, place.Number)).Append(place));

    /// <summary>Takes a place out that is held at another time from now on.</summary>
    public void Leave(string workshop, int number) => Places = JsonSerializer.Serialize(ReadPlaces().Where(place => !place.IsSame(workshop, number)));

    /// <summary>Gives a place back and remembers its form.</summary>
    public void GiveBack(string workshop, int number)
    {
        var places = ReadPlaces();
        Spent = string.Join(' ', SpentForms.Concat(places.Where(place => place.IsSame(workshop, number)).Select(place => place.Form)).Distinct().TakeLast(MaxSpent));
        Places = JsonSerializer.Serialize(places.Where(place => !place.IsSame(workshop, number)));
    }

    /// <summary>The parts of days that a time touches, named by their beginning: <c>2025012706</c>.</summary>
    public static IEnumerable<string> Parts(DateTimeOffset starts, DateTimeOffset ends)
    {
        var utc = starts.UtcDateTime;
        for (var part = utc.Date.AddHours(utc.Hour / Part.Hours * Part.Hours); part < ends.UtcDateTime; part += Part)
        {
            yield return part.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>A place that a person holds: a seat, or one on a waiting list.</summary>
/// <param name="Workshop">The workshop's id.</param>
/// <param name="Number">The sign-up's number.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Form">The hash of the form that it came by.</param>
public sealed record AgendaPlace(string Workshop, int Number, DateTimeOffset Starts, DateTimeOffset Ends, string Form)
{
    public bool IsSame(string workshop, int number) => Workshop == workshop && Number == number;

    public bool Overlaps(DateTimeOffset starts, DateTimeOffset ends) => Starts < ends && starts < Ends;
}
