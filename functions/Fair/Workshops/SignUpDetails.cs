namespace Fair.Workshops;

/// <summary>What a mail about a sign-up tells, as it was when the change was made.</summary>
/// <param name="Workshop">The workshop's id.</param>
/// <param name="Number">The sign-up's number.</param>
/// <param name="Name">Whom to greet.</param>
/// <param name="Code">What the QR code says.</param>
/// <param name="Title">The workshop, in the reader's language.</param>
/// <param name="Trainer">In the reader's language.</param>
/// <param name="Place">In the reader's language.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Sequence">The calendar entry's SEQUENCE.</param>
public sealed record SignUpDetails(
    string Workshop, int Number, string Name, string Code, string Title, string Trainer, string Place, DateTimeOffset Starts, DateTimeOffset Ends, int Sequence);
