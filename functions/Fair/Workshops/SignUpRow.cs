using System.Globalization;
using System.Runtime.Serialization;
using Platform.Languages;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// A person's sign-up for a workshop. Its key holds its state and its number, so that those with a seat, the waiting list
/// in its order, and those cancelled are each a key prefix.
/// </summary>
public sealed class SignUpRow : Row
{
    private const string SubjectMiddle = "/sign-ups/";

    /// <summary>The workshop's id.</summary>
    public string Workshop { get; set; } = "";

    /// <summary>In order of arrival, from 1.</summary>
    public int Number { get; set; }

    /// <summary>One of <see cref="SignUpState"/>; the key says the same.</summary>
    public string State { get; set; } = "";

    /// <summary>What the QR code says: shown at the entrance, or dictated. It opens nothing.</summary>
    public string Code { get; set; } = "";

    public string NameArabic { get; set; } = "";

    public string NameLatin { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>The language that the person is written to in.</summary>
    public string Language { get; set; } = "";

    /// <summary>The organisation as it was typed; may be empty.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The number of the organisation's application; may be empty.</summary>
    public string ApplicationNumber { get; set; } = "";

    /// <summary>The organisation's hashes in <see cref="WorkshopRow.Holders"/>, with spaces between; empty without an organisation.</summary>
    public string OrganisationKeys { get; set; } = "";

    /// <summary><c>woman</c>, <c>man</c>, or empty where it was not said.</summary>
    public string Gender { get; set; } = "";

    public DateTimeOffset SignedUpAt { get; set; }

    /// <summary>The place on the waiting list that was told on signing up, from 1; 0 for a seat.</summary>
    public int PositionTold { get; set; }

    /// <summary>The time that the person's agenda holds for the workshop; behind the workshop's own until a move has reached it.</summary>
    public DateTimeOffset Starts { get; set; }

    public DateTimeOffset Ends { get; set; }

    /// <summary>The place that the person knows of, in its language.</summary>
    public string Place { get; set; } = "";

    /// <summary>The workshop's sequence that the person knows of.</summary>
    public int Sequence { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Who cancelled: empty for the person, else the organiser's sign-in name.</summary>
    public string CancelledBy { get; set; } = "";

    /// <summary>How mails and capabilities name it.</summary>
    [IgnoreDataMember]
    public string Subject => $"workshops/{Workshop}{SubjectMiddle}{Number.ToString(CultureInfo.InvariantCulture)}";

    public SignUpRow Copy() => (SignUpRow)MemberwiseClone();

    /// <summary>Puts the row under another state; it is a new row then.</summary>
    public void Enter(string state)
    {
        State = state;
        RowKey = WorkshopKeys.SignUp(Workshop, state, Number);
        ETag = default;
    }

    public Language ReadLanguage() => Platform.Languages.Language.FindOrDefault(Language);

    /// <summary>The hashes of <see cref="OrganisationKeys"/>.</summary>
    public IReadOnlyList<string> ReadOrganisation() => OrganisationKeys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name to greet by: in Arabic letters for readers of Arabic, if there is one.</summary>
    public string Name() => ReadLanguage() == Platform.Languages.Language.Arabic && NameArabic.Length > 0 ? NameArabic : NameLatin;

    /// <summary>The workshop and number in a subject, or null if it names no sign-up.</summary>
    public static (string Workshop, int Number)? ParseSubject(string subject)
    {
        var parts = subject.Split('/');
        return parts is ["workshops", var workshop, "sign-ups", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (workshop, n)
            : null;
    }
}

/// <summary>The states of a sign-up; texts <c>signUpState.{code}</c>.</summary>
public static class SignUpState
{
    public const string Seat = "seat";
    public const string Waiting = "waiting";
    public const string Cancelled = "cancelled";

    /// <summary>Came without a sign-up and was added at the door; takes no seat of the list.</summary>
    public const string Guest = "guest";

    public static readonly IReadOnlyList<string> All = [Seat, Waiting, Cancelled, Guest];

    /// <summary>The class of the mark that shows a state.</summary>
    public static string Mark(string state) => state switch { Seat or Guest => "accepted", Waiting => "waiting", _ => "withdrawn" };
}
