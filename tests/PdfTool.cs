using System.Diagnostics;
using System.Text;
using Xunit;

namespace Typesetting.Tests;

/// <summary>Programs of others that read PDF. They know nothing of the writer.</summary>
internal static class PdfTool
{
    /// <summary>What <c>pdftotext</c> reads, without the marks of direction that it adds.</summary>
    public static string Text(byte[] pdf) =>
        string.Concat(Run("pdftotext", pdf, "-").Where(c => c is not ((>= '\u202A' and <= '\u202E') or '\u200E' or '\u200F' or '\f'))).TrimEnd();

    /// <summary>The first page as a PNG.</summary>
    public static byte[] Picture(byte[] pdf, int dotsPerInch) => WithFile(pdf, path =>
    {
        Say(Start("pdftoppm", ["-r", $"{dotsPerInch}", "-png", "-singlefile", path, path]));
        try
        {
            return File.ReadAllBytes($"{path}.png");
        }
        finally
        {
            File.Delete($"{path}.png");
        }
    });

    /// <summary>Fails if qpdf, poppler or MuPDF has anything to complain of.</summary>
    public static void AssertClean(byte[] pdf) => WithFile(pdf, path =>
    {
        Assert.Contains("No syntax or stream encoding errors found", Say(Start("qpdf", ["--check", path])), StringComparison.Ordinal);
        Assert.Equal("", Complaints(Start("pdftoppm", ["-r", "20", "-png", path, "-"])));
        // Debian builds MuPDF without colour profiles, and it says so at each page.
        Assert.Equal("", Complaints(Start("mutool", ["draw", "-q", "-r", "20", "-F", "png", "-o", "/dev/null", path])).Replace("warning: ICC support is not available\n", "", StringComparison.Ordinal));
        return 0;
    });

    /// <summary>Runs a program on a file and returns what it writes.</summary>
    /// <param name="program">By its name.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="arguments">Behind the file's path.</param>
    public static string Run(string program, byte[] pdf, params string[] arguments) => WithFile(pdf, path => Say(Start(program, [path, .. arguments])));

    public static T WithFile<T>(byte[] pdf, Func<string, T> use)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    public static string Say(Process process)
    {
        using (process)
        {
            var complaints = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{process.StartInfo.FileName} ended with {process.ExitCode}: {complaints.Result}");
            return said;
        }
    }

    private static string Complaints(Process process)
    {
        using (process)
        {
            var said = process.StandardOutput.ReadToEndAsync();
            var complaints = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = said.Result;
            return complaints;
        }
    }
}
