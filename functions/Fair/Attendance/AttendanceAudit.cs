using Platform.Records;

namespace Fair.Attendance;

/// <summary>What the audit trail says of attendance.</summary>
public static class AttendanceAudit
{
    public const string Attended = "attended";
    public const string NotAttended = "notAttended";
    public const string GuestAdded = "guestAdded";

    public static readonly AuditedActions All = new([Attended, NotAttended, GuestAdded]);
}
