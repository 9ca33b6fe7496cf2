using Platform.Records;

namespace Fair.Workshops;

/// <summary>The row keys of workshops and of who signed up for them; see <see cref="Keys"/>.</summary>
public static class WorkshopKeys
{
    /// <summary>A workshop and its counters.</summary>
    public static string Workshop(string id) => $"{WorkshopPrefix}{id}";

    public const string WorkshopPrefix = "W|";

    /// <summary>A sign-up, by its state and number: those with a seat, the waiting list in its order, and those cancelled are a prefix each.</summary>
    public static string SignUp(string workshop, string state, int number) => $"{SignUpPrefix(workshop, state)}{number:0000000}";

    public static string SignUpPrefix(string workshop, string state) => $"{SignUps}{workshop}|{state}|";

    /// <summary>The sign-ups of all workshops.</summary>
    public const string SignUps = "S|";

    /// <summary>What a person holds in one part of a day (<c>AgendaRow</c>).</summary>
    public static string Agenda(string person, string part) => $"H|{person}|{part}";

    /// <summary>The agendas of everyone who signed up under an address.</summary>
    public static string AgendaPrefix(string email) => $"H|{Keys.Hash(email.ToLowerInvariant())[..32]}-";

    /// <summary>Tells people apart by address and name: several may share an address.</summary>
    public static string Person(string email, string foldedName) => $"{Keys.Hash(email.ToLowerInvariant())[..32]}-{Keys.Hash(foldedName)[..32]}";
}
