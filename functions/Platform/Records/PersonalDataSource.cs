using Platform.Languages;

namespace Platform.Records;

/// <summary>
/// What a feature stores about whoever has an address. It is asked for rarely: so rows are found by reading each kind's keys
/// to the end, and no index of addresses has to be kept.
/// </summary>
public abstract class PersonalDataSource
{
    /// <summary>What is stored about whoever has the address.</summary>
    /// <param name="email">The address, in capital or small letters.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken);

    /// <summary>What comes before all features' erasing, such as giving up places: the mails that it causes are erased with the others.</summary>
    public virtual Task ReleaseAsync(string email, string by, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Erases whoever has the address; what was counted stays counted. Features that use others erase before them. Done twice,
    /// or broken off and done again, it comes to the same.
    /// </summary>
    /// <returns>How many records were the person's.</returns>
    public abstract Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken);
}

/// <summary>What a feature stores about somebody.</summary>
/// <param name="Name">What the export calls it, such as <c>applications</c>.</param>
/// <param name="Count">How many records.</param>
/// <param name="Exported">The records for the person, as they are stored, without what only storage needs; written as JSON. Null where others export them.</param>
/// <param name="Lines">The records for the organisers.</param>
public sealed record PersonalRecords(string Name, int Count, object? Exported, IReadOnlyList<PersonalLine> Lines)
{
    /// <summary>The key of a text with plural forms that tells the count; null where the lines tell it.</summary>
    public string? CountText { get; init; }
}

/// <summary>A record as the organisers see it.</summary>
/// <param name="Text">The key of what it is.</param>
/// <param name="Path">Its path at the desk.</param>
/// <param name="Title">What it is called.</param>
public sealed record PersonalLine(string Text, string Path, string Title)
{
    /// <summary>A number beside the title; may be empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>The key of the text of its state, which is shown as a mark; null where it has none.</summary>
    public string? State { get; init; }

    /// <summary>The class of the mark.</summary>
    public string StateClass { get; init; } = "";

    /// <summary>Whether the title is a code that is written from left to right.</summary>
    public bool IsCode { get; init; }
}
