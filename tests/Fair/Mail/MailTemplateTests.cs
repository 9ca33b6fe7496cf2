using System.Reflection;
using System.Text;
using Fair.Exhibitors;
using Fair.Languages;
using Fair.Mail;
using Xunit;

namespace Fair.Tests.Mail;

/// <summary>
/// Each mail as it is sent, in each language, against the file that was looked at and approved. To approve anew: run the
/// tests with FAIR_APPROVE=1, look at the files, commit them.
/// </summary>
public sealed class MailTemplateTests(StorageAccounts storage)
{
    private static readonly Uri Link = new("https://fair.example/ar/applications/SampleSampleSampleSampleSampleSampleSampleSa");

    /// <summary>A sample of each mail.</summary>
    private static readonly IReadOnlyList<(string Name, Mailing Mail)> Samples =
    [
        ("received", new ApplicationReceivedMail("4839201", "تعاونية الفخار Al Fakhar")),
        ("edited", new ApplicationEditedMail("4839201", "تعاونية الفخار")),
        ("withdrawn", new ApplicationWithdrawnMail("4839201", "Coopérative <Al Fakhar> & Cie", MayApplyAgain: true)),
        ("accepted", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "accepted", "")),
        ("reserve", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "reserve", "")),
        ("declined", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "declined", "لم نتوصل بمستخرج السجل (PDF).")),
        ("link", new ApplicationLinkMail("4839201", "تعاونية الفخار", AppliedAgain: false)),
        ("again", new ApplicationLinkMail("4839201", "تعاونية الفخار", AppliedAgain: true)),
    ];

    [Fact]
    public void Every_mail_has_a_sample() => Assert.Equal(
        typeof(Mailing).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Mailing))).Select(type => type.Name).Order(StringComparer.Ordinal),
        Samples.Select(sample => sample.Mail.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_mail_is_as_approved_in_every_language()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var writer = fair.Get<MailWriter>();
        foreach (var (name, mail) in Samples)
        {
            foreach (var language in Language.All)
            {
                var letter = mail.Write(language, fair.Edition, Link);
                var html = await writer.Html(letter, language);
                var text = writer.Text(letter, language);
                Assert.True(Encoding.UTF8.GetByteCount(html) < 60_000);
                Assert.Contains(Link.ToString(), text);
                Assert.Contains($"<body lang=\"{language.Code}\" dir=\"{language.Direction}\"", html);
                Assert.DoesNotContain("<img", html);
                Assert.DoesNotContain("<script", html);
                Approve($"{name}.{language.Code}.html", html);
                Approve($"{name}.{language.Code}.txt", $"{letter.Subject}\n\n{text}");
            }
        }
    }

    [Fact]
    public void A_mail_comes_out_of_storage_as_it_went_in() => Assert.All(Samples, sample => Assert.Equal(sample.Mail, Mailing.FromJson(sample.Mail.GetType().Name, sample.Mail.ToJson())));

    private static void Approve(string name, string content)
    {
        var tests = typeof(MailTemplateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!;
        var path = Path.Combine(tests, "Mail", "approved", name);
        if (Environment.GetEnvironmentVariable("FAIR_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        Assert.True(File.Exists(path), $"{name} is not approved yet.");
        Assert.Equal(File.ReadAllText(path), content, ignoreLineEndingDifferences: true);
    }
}
