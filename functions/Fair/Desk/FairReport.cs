using Platform.Editions;
using Platform.Languages;
using Platform.Records;

namespace Fair.Desk;

/// <summary>
/// The report that the ministry asks for: exhibitors, workshops and their beneficiaries, with the share of women, by
/// province, sector, country and first participation. Each feature reports its own.
/// </summary>
public sealed class FairReport(IEnumerable<ReportPart> parts, FairTable table, Edition edition)
{
    /// <summary>The tables, in the reader's language: a summary of all, each feature's, and the long lists.</summary>
    public async Task<IReadOnlyList<ReportTable>> ReadAsync(Language language, CancellationToken cancellationToken)
    {
        var rows = new ReportRows(table, edition);
        var sections = new List<ReportSections>();
        foreach (var part in parts)
        {
            sections.Add(await part.ReadAsync(language, rows, cancellationToken));
        }

        return
        [
            new(language["report.summary"], [language["chart.what"], language["chart.number"]], [.. sections.SelectMany(section => section.Summary)]),
            .. sections.SelectMany(section => section.Tables),
            .. sections.SelectMany(section => section.Lists),
        ];
    }
}
