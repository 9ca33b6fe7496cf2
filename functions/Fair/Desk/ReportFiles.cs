using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Platform.Languages;
using Platform.Records;

namespace Fair.Desk;

/// <summary>The report as files for a spreadsheet.</summary>
public static class ReportFiles
{
    private const int MaxSheetName = 31;

    /// <summary>A workbook, a sheet for each table, from right to left in Arabic. Texts are texts there, never formulas.</summary>
    public static byte[] Xlsx(IReadOnlyList<ReportTable> tables, Language language)
    {
        var sheets = new Dictionary<string, object>();
        foreach (var table in tables)
        {
            // A table without rows would lose its head, and its direction.
            IReadOnlyList<IReadOnlyList<object>> rows = table.Rows.Count > 0 ? table.Rows : [[language["chart.none"], .. table.Columns.Skip(1).Select(_ => "")]];
            sheets[SheetName(table.Title, sheets.Count + 1)] = rows.Select(row => table.Columns.Zip(row).GroupBy(cell => cell.First).ToDictionary(cell => cell.Key, cell => cell.First().Second)).ToList();
        }

        var stream = new MemoryStream();
        stream.SaveAs(sheets, configuration: new OpenXmlConfiguration { RightToLeft = language.Direction == "rtl", AutoFilter = false });
        return stream.ToArray();
    }

    /// <summary>
    /// The same as one CSV file with a byte order mark, so that Excel reads Arabic; table by table. What a spreadsheet could
    /// take for a formula is written so that it does not.
    /// </summary>
    public static byte[] Csv(IReadOnlyList<ReportTable> tables, Language language)
    {
        var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.Preamble);
        var options = CsvWriterOptions.Default with { Separator = language == Language.English ? ',' : ';', Injection = CsvInjection.Escape, ValidateFieldCount = false };
        using (var csv = CsvWriter.Create(stream, options, leaveOpen: true))
        {
            foreach (var table in tables)
            {
                csv.WriteRecord([table.Title]);
                csv.WriteRecord([.. table.Columns]);
                foreach (var row in table.Rows)
                {
                    csv.WriteRecord([.. row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")]);
                }

                csv.WriteRecord([""]);
            }
        }

        return stream.ToArray();
    }

    private static string SheetName(string title, int number)
    {
        var name = $"{number} {string.Concat(title.Where(letter => letter is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'')))}";
        return name.Length > MaxSheetName ? name[..MaxSheetName].Trim() : name;
    }
}
