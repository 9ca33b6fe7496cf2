using System.Globalization;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Applications on the organisers' front page: how many wait for a decision, and where and when they come from.</summary>
public sealed class ApplicationsFront : DeskFrontPart
{
    private const string Section = "desk.applications";

    public override int Order => 0;

    public override Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken)
    {
        var received = counts[$"application.state.{ApplicationState.Received}"];
        var days = counts.Group("application.day.")
            .Select(count => (Day: DateOnly.ParseExact(count.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture), count.Number))
            .OrderBy(count => count.Day);
        return Task.FromResult(new DeskFront(
            [new(Language.Number(received), language["desk.today.received"], $"/desk/applications?state={ApplicationState.Received}", received > 0)],
            [
                DeskPanel.Bars(Section, "states", language["chart.states"], Group("application.state.", "state", ApplicationState.All)),
                DeskPanel.Days(Section, "days", language["chart.days"], [.. days]),
                DeskPanel.Bars(Section, "provinces", language["chart.provinces"], Group("application.province.", "province", [.. Places.Provinces, "other"])),
                DeskPanel.Bars(Section, "sectors", language["chart.sectors"], Group("application.sector.", "sector", [.. ApplicationFields.Sectors, "none"])),
            ]));

        IReadOnlyList<(string Label, int Number)> Group(string prefix, string texts, IReadOnlyList<string> codes) =>
            [.. codes.Select(code => (language[$"{texts}.{code}"], counts[prefix + code])).Where(row => row.Item2 > 0)];
    }
}
