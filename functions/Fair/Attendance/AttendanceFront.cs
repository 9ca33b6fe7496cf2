using Fair.Workshops;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>Attendance on the organisers' front page: each workshop's seats and who was there.</summary>
public sealed class AttendanceFront(Programme programme) : DeskFrontPart
{
    private const string Section = "desk.workshops";

    private static readonly string[] Genders = ["woman", "man", "unsaid"];

    public override async Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken)
    {
        var workshops = await programme.ReadAllAsync(cancellationToken);
        var attended = Genders
            .Select(gender => (Label: language[$"report.{gender}"], Number: workshops.Sum(row => counts[$"attended.{row.Id}.{gender}"])))
            .Where(row => row.Number > 0);
        return new(
            [],
            [
                new(
                    Section, typeof(AttendanceTable),
                    new Dictionary<string, object?> { [nameof(AttendanceTable.Workshops)] = workshops, [nameof(AttendanceTable.Counts)] = counts }, IsChart: false),
                DeskPanel.Bars(Section, "attended", language["chart.attended"], [.. attended]),
            ]);
    }
}
