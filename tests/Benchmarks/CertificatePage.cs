using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Fair.Certificates;
using Platform.Editions;
using Platform.Languages;
using QRCoder;

namespace Fair.Benchmarks;

/// <summary>The same certificate as a page of HTML, for those that print pages: same words, fonts, places, stars and code.</summary>
internal static class CertificatePage
{
    private static readonly string Fonts = Path.Combine(
        typeof(CertificatePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Root").Value!,
        "functions/Typesetting/node_modules/@expo-google-fonts/amiri");

    public static string Of(Certificate certificate, Edition edition)
    {
        var (language, subject) = (Language.Arabic, (WorkshopAttended)certificate.Subject);
        var body = language.Text(
            "certificate.attendance.bodyWithTrainer",
            ("workshop", $"<b><bdi>{subject.Workshop}</bdi></b>"), ("trainer", $"<b><bdi>{subject.Trainer}</bdi></b>"), ("day", language.Date(subject.Day)), ("duration", "ساعتان و30 دقيقة"));
        return $$"""
            <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{{language["certificate.attendance.title"]}}</title><style>
            @font-face{font-family:Amiri;src:url("file://{{Fonts}}/400Regular/Amiri_400Regular.ttf")}
            @font-face{font-family:Amiri;font-weight:700;src:url("file://{{Fonts}}/700Bold/Amiri_700Bold.ttf")}
            @page{size:A4 landscape;margin:0}
            body{margin:0;font:16pt/1.55 Amiri;color:#1F2430;width:297mm;height:209mm;position:relative;text-align:center;background:#FBF7F0}
            .border{position:absolute;left:0;top:0;width:297mm;height:209mm} main{position:absolute;left:40mm;right:40mm;top:28mm}
            p,h1{margin:0} h1{font-size:40pt;color:#A23E25;line-height:1.4} .name{font-size:34pt;font-weight:700}
            .code{position:absolute;right:34mm;top:150mm;width:29mm} .verify{position:absolute;right:66mm;top:150mm;font-size:11pt;text-align:right}
            .sign{position:absolute;left:34mm;top:150mm;width:78mm;font-size:12.5pt} a{color:#3B37A6;font-size:8pt}
            </style></head><body><svg class="border" viewBox="0 0 841.89 595.276">{{Border()}}</svg>
            <main><p><b>{{edition.Name.Ar}}</b></p><p>{{edition.Ordinal.Ar}} · {{edition.Venue.Ar}}</p><h1>{{language["certificate.attendance.title"]}}</h1>
            <p>{{language["certificate.attendance.lead"]}}</p><p class="name">{{WebUtility.HtmlEncode(certificate.Name)}}</p><p>{{body}}</p></main>
            <svg class="code" viewBox="0 0 100 100"><path d="{{Code(certificate.VerifyAddress.AbsoluteUri)}}"/></svg>
            <div class="verify"><p>{{language["certificate.verify"]}}</p><p><a href="{{certificate.VerifyAddress}}">{{certificate.VerifyAddress}}</a></p><p>{{certificate.Code}}</p><p>{{certificate.Number}}</p></div>
            <div class="sign"><p>{{edition.Certificates.Place.Ar}}، {{language.ShortDate(certificate.IssuedOn)}}</p><p><b>{{edition.Certificates.SignatoryFunction.Ar}}</b></p></div>
            </body></html>
            """;
    }

    private static string Border()
    {
        const double Tile = 18.97, Edge = 22.57;
        var svg = new StringBuilder("<defs>");
        foreach (var (index, colour) in new[] { "#A23E25", "#3B37A6", "#4F6128" }.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g id='t{index}'><path fill='{colour}' d='{Star(9)}'/><path fill='none' stroke='#E0A526' stroke-width='.6' d='{Star(5.5)}'/><path fill='#E0A526' d='{Star(2.6)}'/></g>");
        }

        svg.Append("</defs>");
        for (var row = 0; row < 29; row++)
        {
            for (var column = 0; column < 42; column++)
            {
                if (row is < 2 or > 26 || column is < 2 or > 39)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<use href='#t{(row + column) % 3}' x='{Edge + ((column + 0.5) * Tile):0.##}' y='{Edge + ((row + 0.5) * Tile):0.##}'/>");
                }
            }
        }

        return svg.ToString();
    }

    private static string Star(double radius) => "M" + string.Join('L', Enumerable.Range(0, 16).Select(i =>
    {
        var (r, angle) = (radius * (i % 2 == 0 ? 1 : 0.7654), i * Math.PI / 8);
        return string.Create(CultureInfo.InvariantCulture, $"{r * Math.Cos(angle):0.##} {r * Math.Sin(angle):0.##}");
    })) + "z";

    private static string Code(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var module = 100.0 / code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix.Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column * module:0.##} {row * module:0.##}h{module:0.##}v{module:0.##}h-{module:0.##}z");
                }
            }
        }

        return path.ToString();
    }
}
