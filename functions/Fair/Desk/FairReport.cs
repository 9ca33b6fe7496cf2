using Azure.Data.Tables;
using Fair.Applications;
using Fair.Attendance;
using Fair.Workshops;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Desk;

/// <summary>
/// The report that the ministry asks for: exhibitors, workshops and their beneficiaries, with the share of women, by
/// province, sector, country and first participation. It reads all applications and all attendances.
/// </summary>
public sealed class FairReport(FairTable table, Programme programme, Edition edition)
{
    private const int PageSize = 999;

    /// <summary>The tables, in the reader's language.</summary>
    public async Task<IReadOnlyList<ReportTable>> ReadAsync(Language language, CancellationToken cancellationToken)
    {
        var applications = await ReadAllAsync<ApplicationRow>(ApplicationKeys.Applications, cancellationToken);
        var exhibitors = applications.Where(row => row.State == ApplicationState.Accepted).Select(row => new Exhibitor(row.Number, row.ReadAnswers())).OrderBy(exhibitor => exhibitor.Number, StringComparer.Ordinal).ToList();
        var present = (await ReadAllAsync<AttendanceRow>(AttendanceKeys.Attendances, cancellationToken)).Where(row => row.IsPresent).ToList();
        var byNumber = applications.ToDictionary(row => row.Number, row => row.ReadAnswers());
        var workshops = (await programme.ReadAllAsync(cancellationToken)).Where(row => !row.IsCancelled).ToList();
        return
        [
            Summary(language, exhibitors, workshops, present),
            .. Groups(language).Select(group => Exhibitors(language, group, exhibitors)),
            Workshops(language, workshops, present),
            .. Groups(language).Where(group => group.Key != "kind").Select(group => Beneficiaries(language, group, present, byNumber)),
            List(language, exhibitors),
        ];
    }

    private static ReportTable Summary(Language language, List<Exhibitor> exhibitors, List<WorkshopRow> workshops, List<AttendanceRow> present) => new(
        language["report.summary"],
        [language["chart.what"], language["chart.number"]],
        [
            [language["report.exhibitors"], exhibitors.Count],
            [language["report.members"], exhibitors.Sum(exhibitor => exhibitor.Members)],
            [language["report.women"], exhibitors.Sum(exhibitor => exhibitor.Women)],
            [language["report.share"], Share(exhibitors.Sum(exhibitor => exhibitor.Women), exhibitors.Sum(exhibitor => exhibitor.Members))],
            [language["report.workshops"], workshops.Count(row => present.Exists(tick => tick.Workshop == row.Id))],
            [language["report.people"], present.Select((tick, place) => tick.Person.Length > 0 ? tick.Person : $"{place}").Distinct().Count()],
            .. Columns(language).Zip(Beneficiaries(present), (name, value) => (IReadOnlyList<object>)[name, value]),
        ]);

    private static ReportTable Exhibitors(Language language, Group group, List<Exhibitor> exhibitors) => new(
        language.Text("report.exhibitorsBy", ("group", group.Name)),
        [group.Name, language["report.exhibitors"], language["report.members"], language["report.women"], language["report.share"]],
        [
            .. exhibitors.GroupBy(exhibitor => group.Of(exhibitor.Answers)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<object>)[group.Key, group.Count(), group.Sum(row => row.Members), group.Sum(row => row.Women), Share(group.Sum(row => row.Women), group.Sum(row => row.Members))]),
        ]);

    private ReportTable Workshops(Language language, List<WorkshopRow> workshops, List<AttendanceRow> present) => new(
        language["report.workshopsTitle"],
        [language["desk.workshops.title"], language["workshop.when"], language["workshop.seatsLabel"], language["desk.workshops.given"], .. Columns(language)],
        [
            .. workshops.Select(row => (IReadOnlyList<object>)
            [
                row.ReadDetails().Title[language], language.ShortDate(row.Day(edition)), row.Seats, row.Given, .. Beneficiaries(present.Where(tick => tick.Workshop == row.Id)),
            ]),
        ]);

    private static ReportTable Beneficiaries(Language language, Group group, List<AttendanceRow> present, Dictionary<string, FormValues> applications) => new(
        language.Text("report.beneficiariesBy", ("group", group.Name)),
        [group.Name, .. Columns(language)],
        [
            .. present.GroupBy(tick => applications.TryGetValue(tick.ApplicationNumber, out var answers) ? group.Of(answers) : language["report.unknown"])
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<object>)[group.Key, .. Beneficiaries(group)]),
        ]);

    private static ReportTable List(Language language, List<Exhibitor> exhibitors) => new(
        language["report.list"],
        [language["received.number"], language["desk.organisation"], .. Groups(language).Select(group => group.Name), language["report.members"], language["report.women"]],
        [.. exhibitors.Select(exhibitor => (IReadOnlyList<object>)[exhibitor.Number, exhibitor.Answers.Name(language), .. Groups(language).Select(group => group.Of(exhibitor.Answers)), exhibitor.Members, exhibitor.Women])]);

    private static string[] Columns(Language language) => [language["report.attendances"], language["report.womenPresent"], language["report.sharePresent"]];

    /// <summary>How many attended, how many of them women, and their share among those who said what they are.</summary>
    private static IEnumerable<object> Beneficiaries(IEnumerable<AttendanceRow> present)
    {
        var all = present.ToList();
        var women = all.Count(tick => tick.Gender == "woman");
        return [all.Count, women, Share(women, all.Count(tick => tick.Gender.Length > 0))];
    }

    private static IEnumerable<Group> Groups(Language language) =>
    [
        new("province", language["desk.filter.province"], answers => language[$"province.{ApplicationFields.ListedProvince(answers)}"]),
        new("sector", language["desk.filter.sector"], answers => language[$"sector.{ApplicationFields.ListedSector(answers)}"]),
        new("kind", language["desk.filter.kind"], answers => language[$"kind.{answers.Kind}"]),
        new("country", language["field.country"], answers => language[$"country.{(answers.Country.Length > 0 ? answers.Country : Places.Morocco)}"]),
        new("first", language["report.first"], answers => answers["firstParticipation"] is { Length: > 0 } first ? language[$"yesNo.{first}"] : language["report.unknown"]),
    ];

    /// <summary>In per cent, to a tenth.</summary>
    private static object Share(int part, int whole) => whole == 0 ? "" : Math.Round(100.0 * part / whole, 1);

    private async Task<List<TRow>> ReadAllAsync<TRow>(string prefix, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var rows = new List<TRow>();
        string? after = null;
        do
        {
            var page = await table.ReadPageAsync<TRow>(edition.Id, prefix, PageSize, after, cancellationToken);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    private sealed record Group(string Key, string Name, Func<FormValues, string> Of);

    private sealed record Exhibitor(string Number, FormValues Answers)
    {
        public int Members => Count("members");

        public int Women => Count("women");

        private int Count(string name) => int.TryParse(Answers[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}

/// <summary>A table of the report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The heads; the first column names the row.</param>
/// <param name="Rows">Texts, whole numbers, and shares in per cent as <see cref="double"/>.</param>
public sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows);
