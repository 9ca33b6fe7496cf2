using Platform.Records;

namespace Fair.Attendance;

/// <summary>Whether somebody with a sign-up is there. A row of its own, so that ticking meets nobody who signs up or gives a seat back.</summary>
public sealed class AttendanceRow : Row
{
    private const int MaxRemembered = 20;

    /// <summary>The workshop's id.</summary>
    public string Workshop { get; set; } = "";

    /// <summary>The sign-up's number.</summary>
    public int Number { get; set; }

    public bool IsPresent { get; set; }

    /// <summary>When it was last ticked or undone, by the device's clock if it was out of reach then.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Which steward did it.</summary>
    public string By { get; set; } = "";

    /// <summary>As in the sign-up, for the counts.</summary>
    public string Gender { get; set; } = "";

    /// <summary>The number of the organisation's application, as in the sign-up; may be empty.</summary>
    public string ApplicationNumber { get; set; } = "";

    /// <summary>Tells people apart who attend several workshops: a hash; empty once the person asked to be forgotten.</summary>
    public string Person { get; set; } = "";

    /// <summary>The ids of the last ticks and undoings, with spaces between: one that is sent again does nothing.</summary>
    public string Operations { get; set; } = "";

    public bool Knows(string operation) => Operations.Split(' ').Contains(operation);

    public void RecordMark(string operation) =>
        Operations = string.Join(' ', Operations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(operation).TakeLast(MaxRemembered));

    /// <summary>What it counts as on the desk's front page.</summary>
    public IEnumerable<string> CountedAs() => IsPresent ? [$"attended.{Workshop}.{(Gender.Length > 0 ? Gender : "unsaid")}"] : [];

    public AttendanceRow Copy() => (AttendanceRow)MemberwiseClone();
}
