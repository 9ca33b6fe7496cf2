using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Fair.Applications;
using Fair.Tests.Attendance;
using MiniExcelLibs;
using TestHost;
using Xunit;

namespace Fair.Tests.Desk;

/// <summary>The report that the ministry asks for: its numbers, and its files in a spreadsheet.</summary>
[Trait("Speed", "Slow")]
public sealed class ReportTests(StorageAccounts storage)
{
    [Fact]
    public async Task Its_numbers_are_those_of_the_accepted_and_of_who_attended()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--sample", "true");
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<ApplicationRow>("A|"), rows => rows.Count == 170, "170 sample organisations");
        var accepted = (await fair.RowsAsync<ApplicationRow>("A|")).Where(row => row.State == "accepted").Select(row => row.ReadAnswers()).ToList();
        var (workshop, people) = await fair.GatheredAsync(5);
        var desk = await fair.SignedInAsync("organiser");
        foreach (var person in people.Take(4))
        {
            await desk.TickAsync(workshop, person.Number);
        }

        using var book = new MemoryStream(await desk.GetByteArrayAsync("/fr/desk/report/xlsx"));
        var sheets = book.GetSheetNames();
        var summary = book.Query(sheetName: sheets[0]).Cast<IDictionary<string, object>>().Skip(1).ToDictionary(row => (string)row["A"], row => Convert.ToDouble(row["B"], CultureInfo.InvariantCulture));
        Assert.Equal(accepted.Count, summary["Exposants"]);
        Assert.Equal(accepted.Sum(answers => Number(answers["women"])), summary["Femmes parmi les membres"]);
        Assert.Equal(Math.Round(100.0 * accepted.Sum(answers => Number(answers["women"])) / accepted.Sum(answers => Number(answers["members"])), 1), summary["Part des femmes (%)"]);
        Assert.Equal((4, 4, 2, 50), (summary["Bénéficiaires"], summary["Présences"], summary["Femmes présentes"], summary["Part des femmes présentes (%)"]));
        var provinces = book.Query(sheetName: sheets[1]).Cast<IDictionary<string, object>>().Skip(1).ToDictionary(row => (string)row["A"], row => Convert.ToInt32(row["B"], CultureInfo.InvariantCulture));
        Assert.Equal(accepted.Count(answers => answers["province"] == "safi"), provinces["Safi"]);
        Assert.Equal(accepted.Count, provinces.Values.Sum());
        var list = book.Query(sheetName: sheets[^1]).Count();
        Assert.Equal(accepted.Count + 1, list);

        var page = WebUtility.HtmlDecode(await desk.GetStringAsync("/ar/desk/report"));
        Assert.Contains("تقرير الدورة", page);
        Assert.Contains("العارضون حسب الإقليم", page);
    }

    [Fact]
    public async Task In_a_spreadsheet_arabic_stands_right_and_no_name_becomes_a_formula()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var fields = AnApplication.Of("ar");
        fields["nameArabic"] = "تعاونية الفخار";
        fields["nameFrench"] = "=HYPERLINK(1)";
        var (number, _) = await fair.ApplyAsync(fields);
        var applications = fair.Get<ApplicationStore>();
        await applications.DecideAsync((await applications.FindByNumberAsync(number, default))!, "accepted", "", "sample.organiser", default);
        var desk = await fair.SignedInAsync("organiser");

        using var answer = await desk.GetAsync("/ar/desk/report/xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var sheets = archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList();
        Assert.True(sheets.Count > 8);
        foreach (var sheet in sheets)
        {
            using var stream = sheet.Open();
            var xml = XDocument.Load(stream);
            Assert.Contains(xml.Descendants().Where(element => element.Name.LocalName == "sheetView"), view => (string?)view.Attribute("rightToLeft") is "1" or "true");
            Assert.DoesNotContain(xml.Descendants(), element => element.Name.LocalName == "f");
        }

        var csv = await desk.GetByteArrayAsync("/fr/desk/report/csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var text = System.Text.Encoding.UTF8.GetString(csv);
        Assert.Contains("HYPERLINK", text);
        Assert.DoesNotContain(";=HYPERLINK", text);
        Assert.DoesNotContain(";\"=HYPERLINK", text);
        using var unknown = await desk.GetAsync("/fr/desk/report/pdf");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
