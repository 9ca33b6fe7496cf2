using System.Globalization;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Applications;

/// <summary>Exhibitors in the report: those who were accepted, with the share of women, in groups and one by one.</summary>
public sealed class ApplicationsReport : ReportPart
{
    public override async Task<ReportSections> ReadAsync(Language language, ReportRows rows, CancellationToken cancellationToken)
    {
        var exhibitors = (await rows.ReadAllAsync<ApplicationRow>(ApplicationKeys.Applications, cancellationToken))
            .Where(row => row.State == ApplicationState.Accepted)
            .Select(row => new Exhibitor(row.Number, row.ReadAnswers()))
            .OrderBy(exhibitor => exhibitor.Number, StringComparer.Ordinal)
            .ToList();
        var (members, women) = (exhibitors.Sum(exhibitor => exhibitor.Members), exhibitors.Sum(exhibitor => exhibitor.Women));
        return new(
            [
                [language["report.exhibitors"], exhibitors.Count],
                [language["report.members"], members],
                [language["report.women"], women],
                [language["report.share"], ReportTable.Share(women, members)],
            ],
            [.. OrganisationGroup.All(language).Select(group => ByGroup(language, group, exhibitors))],
            [List(language, exhibitors)]);
    }

    private static ReportTable ByGroup(Language language, OrganisationGroup group, List<Exhibitor> exhibitors) => new(
        language.Text("report.exhibitorsBy", ("group", group.Name)),
        [group.Name, language["report.exhibitors"], language["report.members"], language["report.women"], language["report.share"]],
        [
            .. exhibitors.GroupBy(exhibitor => group.NameOf(exhibitor.Answers)).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => Line(same.Key, [.. same])),
        ]);

    private static IReadOnlyList<object> Line(string name, List<Exhibitor> exhibitors)
    {
        var (members, women) = (exhibitors.Sum(exhibitor => exhibitor.Members), exhibitors.Sum(exhibitor => exhibitor.Women));
        return [name, exhibitors.Count, members, women, ReportTable.Share(women, members)];
    }

    private static ReportTable List(Language language, List<Exhibitor> exhibitors)
    {
        var groups = OrganisationGroup.All(language);
        return new(
            language["report.list"],
            [language["received.number"], language["desk.organisation"], .. groups.Select(group => group.Name), language["report.members"], language["report.women"]],
            [
                .. exhibitors.Select(exhibitor => (IReadOnlyList<object>)
                [
                    exhibitor.Number, exhibitor.Answers.Name(language), .. groups.Select(group => group.NameOf(exhibitor.Answers)), exhibitor.Members, exhibitor.Women,
                ]),
            ]);
    }

    private sealed record Exhibitor(string Number, FormValues Answers)
    {
        public int Members => Count("members");

        public int Women => Count("women");

        private int Count(string name) => int.TryParse(Answers[name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}
