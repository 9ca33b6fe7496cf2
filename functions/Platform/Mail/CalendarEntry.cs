namespace Platform.Mail;

/// <summary>An entry of a calendar (RFC 5545).</summary>
/// <param name="Uid">Names the entry for good: a later one with the same id and a greater sequence replaces it.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="IsCancelled">Takes the entry out of the calendar.</param>
/// <param name="Title">What the calendar shows.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Starts">The moment it begins.</param>
/// <param name="Ends">The moment it ends.</param>
public sealed record CalendarEntry(string Uid, int Sequence, bool IsCancelled, string Title, string Place, DateTimeOffset Starts, DateTimeOffset Ends);
