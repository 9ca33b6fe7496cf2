using Platform.Languages;

namespace Platform.Records;

/// <summary>A feature's part of the report that the ministry asks for.</summary>
public abstract class ReportPart
{
    /// <summary>The part in the reader's language.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="rows">The edition's rows, each kind read once for the whole report.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<ReportSections> ReadAsync(Language language, ReportRows rows, CancellationToken cancellationToken);
}

/// <summary>What a feature reports.</summary>
/// <param name="Summary">Its lines of the first table: what, and how much.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Lists">Long lists, which stand behind everybody's tables.</param>
public sealed record ReportSections(IReadOnlyList<IReadOnlyList<object>> Summary, IReadOnlyList<ReportTable> Tables, IReadOnlyList<ReportTable> Lists);

/// <summary>A table of the report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The heads; the first column names the row.</param>
/// <param name="Rows">Texts, whole numbers, and shares in per cent as <see cref="double"/>.</param>
public sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows)
{
    /// <summary>A share in per cent, to a tenth; empty where there is no whole.</summary>
    public static object Share(int part, int whole) => whole == 0 ? "" : Math.Round(100.0 * part / whole, 1);
}
