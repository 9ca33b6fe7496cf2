using Platform.Records;

namespace Fair.Attendance;

/// <summary>The row keys of attendance; see <see cref="Keys"/>.</summary>
public static class AttendanceKeys
{
    /// <summary>Whether somebody with a sign-up is there (<c>AttendanceRow</c>).</summary>
    public static string Attendance(string workshop, int number) => $"{AttendancePrefix(workshop)}{number:0000000}";

    public static string AttendancePrefix(string workshop) => $"{Attendances}{workshop}|";

    public const string Attendances = "V|";
}
