using Platform.Records;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>Wires the attendance.</summary>
public static class AttendanceSetup
{
    public static void AddAttendance(this IServiceCollection services)
    {
        services.AddSingleton<AttendanceList>();
        services.AddSingleton<AttendanceResult>();
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/attendance", "desk.attendance") { MinRole = Role.Steward });
        services.AddSingleton(AttendanceAudit.All);
        services.AddSingleton<PersonalDataSource, AttendancePersonalData>();
        services.AddSingleton<ReportPart, AttendanceReport>();
        services.AddSingleton<DeskFrontPart, AttendanceFront>();
    }
}
