namespace Fair.Attendance;

/// <summary>Wires the attendance.</summary>
public static class AttendanceSetup
{
    public static void AddAttendance(this IServiceCollection services)
    {
        services.AddSingleton<AttendanceList>();
        services.AddSingleton<AttendanceResult>();
    }
}
