using Fair.Workshops;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;

namespace Fair.Attendance;

/// <summary>Whether somebody attended: nothing that is shown beside the sign-up, and what names them is erased with it.</summary>
public sealed class AttendancePersonalData(FairTable table, SignUps signUps, Edition edition) : PersonalDataSource
{
    public override Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken) =>
        Task.FromResult(new PersonalRecords("attendance", 0, Exported: null, []));

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        foreach (var signUp in await signUps.FindAllByEmailAsync(email, cancellationToken))
        {
            if (await table.GetAsync<AttendanceRow>(edition.Id, AttendanceKeys.Attendance(signUp.Workshop, signUp.Number), cancellationToken) is { } attendance)
            {
                (attendance.Person, attendance.ApplicationNumber) = ("", "");
                await table.UpdateAsync(attendance, cancellationToken);
            }
        }

        // They are counted with the sign-ups.
        return 0;
    }
}
