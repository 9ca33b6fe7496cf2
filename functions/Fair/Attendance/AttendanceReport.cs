using Fair.Applications;
using Fair.Workshops;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Attendance;

/// <summary>Workshops and their beneficiaries in the report, with the share of women.</summary>
public sealed class AttendanceReport(Programme programme, Edition edition) : ReportPart
{
    public override async Task<ReportSections> ReadAsync(Language language, ReportRows rows, CancellationToken cancellationToken)
    {
        var applications = await rows.ReadAllAsync<ApplicationRow>(ApplicationKeys.Applications, cancellationToken);
        var present = (await rows.ReadAllAsync<AttendanceRow>(AttendanceKeys.Attendances, cancellationToken)).Where(row => row.IsPresent).ToList();
        var byNumber = applications.ToDictionary(row => row.Number, row => row.ReadAnswers());
        var workshops = (await programme.ReadAllAsync(cancellationToken)).Where(row => !row.IsCancelled).ToList();
        return new(
            [
                [language["report.workshops"], workshops.Count(row => present.Exists(tick => tick.Workshop == row.Id))],
                [language["report.people"], present.Select((tick, place) => tick.Person.Length > 0 ? tick.Person : $"{place}").Distinct().Count()],
                .. Columns(language).Zip(Beneficiaries(present), (name, value) => (IReadOnlyList<object>)[name, value]),
            ],
            [
                Workshops(language, workshops, present),
                .. OrganisationGroup.All(language).Where(group => group.Code != "kind").Select(group => ByGroup(language, group, present, byNumber)),
            ],
            []);
    }

    private ReportTable Workshops(Language language, List<WorkshopRow> workshops, List<AttendanceRow> present) => new(
        language["report.workshopsTitle"],
        [language["desk.workshops.title"], language["workshop.when"], language["workshop.seatsLabel"], language["desk.workshops.given"], .. Columns(language)],
        [
            .. workshops.Select(row => (IReadOnlyList<object>)
            [
                row.ReadDetails().Title[language], language.ShortDate(row.Day(edition)), row.Seats, row.Given, .. Beneficiaries(present.Where(tick => tick.Workshop == row.Id)),
            ]),
        ]);

    private static ReportTable ByGroup(Language language, OrganisationGroup group, List<AttendanceRow> present, Dictionary<string, FormValues> applications) => new(
        language.Text("report.beneficiariesBy", ("group", group.Name)),
        [group.Name, .. Columns(language)],
        [
            .. present.GroupBy(tick => applications.TryGetValue(tick.ApplicationNumber, out var answers) ? group.NameOf(answers) : language["report.unknown"])
                .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => (IReadOnlyList<object>)[same.Key, .. Beneficiaries(same)]),
        ]);

    private static string[] Columns(Language language) => [language["report.attendances"], language["report.womenPresent"], language["report.sharePresent"]];

    /// <summary>How many attended, how many of them women, and their share among those who said what they are.</summary>
    private static IEnumerable<object> Beneficiaries(IEnumerable<AttendanceRow> present)
    {
        var all = present.ToList();
        var women = all.Count(tick => tick.Gender == "woman");
        return [all.Count, women, ReportTable.Share(women, all.Count(tick => tick.Gender.Length > 0))];
    }
}
