using System.Text;

namespace Fair.Benchmarks;

/// <summary>Prints lines as a table that also reads as Markdown.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<Line> lines)
    {
        string[][] rows = [["What", "Target", "Measured", "Met"], .. lines.Select(line => new[] { line.What, line.Target, line.Measured, Met(line) })];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        Append(rows[0]);
        Append([.. widths.Select(width => new string('-', width))]);
        foreach (var row in rows.Skip(1))
        {
            Append(row);
        }

        return text.ToString();

        void Append(string[] cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))).AppendLine(" |");
    }

    private static string Met(Line line) => line.IsMet switch { true => "yes", false => "NO", null => "–" };
}
