using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Fair.Applications;
using Fair.Certificates;
using Fair.Workshops;
using Platform;
using Platform.Languages;
using Platform.Mail;
using TestHost;
using Xunit;

namespace Fair.Tests.Mail;

/// <summary>
/// Each mail as it is sent, in each language, against the file that was looked at and approved. To approve anew: run the
/// tests with FAIR_APPROVE=1, look at the files, commit them.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class MailTemplateTests(StorageAccounts storage)
{
    private static readonly Uri Link = new("https://fair.example/ar/applications/SampleSampleSampleSampleSampleSampleSampleSa");

    /// <summary>A sample of each mail, with facts in the reader's language.</summary>
    internal static IReadOnlyList<(string Name, MailTemplate Mail)> Samples(Language language)
    {
        string In(string arabic, string french, string english) => new Localized { Ar = arabic, Fr = french, En = english }[language];

        var (tent1, tent2) = (In("خيمة الورشات 1", "Tente des ateliers 1", "Workshop tent 1"), In("خيمة الورشات 2", "Tente des ateliers 2", "Workshop tent 2"));
        var accounting = In("المحاسبة المبسطة", "La comptabilité simplifiée", "Simple accounting");
        var signUp = new SignUpDetails(
            "2025-e-marketing", 17, In("مشاركة المثال", "Participante Exemple", "Participante Exemple"), "7KQ4-M2XP",
            In("التسويق الإلكتروني: من أول صورة إلى أول طلبية", "E-marketing : de la première photo à la première commande", "E-marketing: from the first photo to the first order"),
            In("مؤطرة (مثال)", "Formatrice (exemple)", "Trainer (sample)"), tent2, new(2025, 1, 28, 9, 0, 0, TimeSpan.Zero), new(2025, 1, 28, 10, 30, 0, TimeSpan.Zero), 0);
        // Over midnight, a name in other letters than the mail's, and all that HTML must escape.
        var late = signUp with
        {
            Name = In("Exemple <Aït> & fils", "مشاركة المثال", "مشاركة المثال"),
            Trainer = "Formateur (exemple)",
            Title = In("الثمن والهامش <تمارين> & Excel", "Prix & marges <exercices> & Excel", "Prices & margins <exercises> & Excel"),
            Place = In("قاعة «أ»", "Salle « A »", "Room “A”"),
            Starts = new(2025, 1, 31, 21, 0, 0, TimeSpan.Zero),
            Ends = new(2025, 2, 1, 0, 30, 0, TimeSpan.Zero),
        };
        var changed = signUp with { Sequence = 1 };
        return
        [
            ("received", new ApplicationReceivedMail("4839201", "تعاونية الفخار Al Fakhar")),
            ("edited", new ApplicationEditedMail("4839201", "تعاونية الفخار")),
            ("withdrawn", new ApplicationWithdrawnMail("4839201", "Coopérative <Al Fakhar> & Cie", MayApplyAgain: true)),
            ("accepted", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "accepted", "")),
            ("reserve", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "reserve", "")),
            ("declined", new ApplicationDecidedMail("4839201", "تعاونية الفخار", "declined", "لم نتوصل بمستخرج السجل (PDF).")),
            ("link", new ApplicationLinkMail("4839201", "تعاونية الفخار", AppliedAgain: false)),
            ("again", new ApplicationLinkMail("4839201", "تعاونية الفخار", AppliedAgain: true)),
            ("seat-confirmed", new SeatConfirmedMail(signUp)),
            ("seat-confirmed-overnight", new SeatConfirmedMail(late)),
            ("seat-promoted", new SeatPromotedMail(signUp)),
            ("seat-reminder", new SeatReminderMail(signUp)),
            ("waiting", new WaitingMail(signUp, 12)),
            ("sign-up-link-seat", new SignUpLinkMail(signUp, HasSeat: true)),
            ("sign-up-link-waiting", new SignUpLinkMail(signUp, HasSeat: false)),
            ("gave-back-seat", new SignUpCancelledMail(signUp, HadSeat: true, ByDesk: false)),
            ("left-waiting-list", new SignUpCancelledMail(signUp, HadSeat: false, ByDesk: false)),
            ("seat-cancelled-by-desk", new SignUpCancelledMail(signUp, HadSeat: true, ByDesk: true)),
            ("waiting-cancelled-by-desk", new SignUpCancelledMail(signUp, HadSeat: false, ByDesk: true)),
            ("workshop-cancelled-seat", new WorkshopCancelledMail(changed, HadSeat: true)),
            ("workshop-cancelled-waiting", new WorkshopCancelledMail(changed, HadSeat: false)),
            ("workshop-changed-time", new WorkshopChangedMail(changed, HasSeat: true, signUp.Starts.AddDays(-1), signUp.Ends.AddDays(-1), tent2, "")),
            ("workshop-changed-place-waiting", new WorkshopChangedMail(changed, HasSeat: false, signUp.Starts, signUp.Ends, tent1, "")),
            ("workshop-changed-collides", new WorkshopChangedMail(changed, HasSeat: true, signUp.Starts.AddHours(4), signUp.Ends.AddHours(4), tent1, accounting)),
            ("workshop-changed-collides-waiting", new WorkshopChangedMail(changed, HasSeat: false, signUp.Starts.AddHours(4), signUp.Ends.AddHours(4), tent2, accounting)),
            ("certificate-attendance", new CertificateMail(signUp.Name, "attendance", signUp.Title, "2025-0017", "7KQ4-M2XP-9TBD-0HVC", "2025/0000017.pdf", "")),
            ("certificate-corrected", new CertificateMail(signUp.Name, "attendance", late.Title, "2025-0018", "7KQ4-M2XP-9TBD-0HVD", "2025/0000018.pdf", "2025-0017")),
            ("certificate-participation", new CertificateMail("تعاونية الفخار", "participation", "", "2025-0019", "7KQ4-M2XP-9TBD-0HVE", "2025/0000019.pdf", "")),
            ("certificate-trainer", new CertificateMail(signUp.Trainer, "trainer", signUp.Title, "2025-0020", "7KQ4-M2XP-9TBD-0HVF", "2025/0000020.pdf", "")),
            ("certificate-award", new CertificateMail("تعاونية الفخار", "award", In("أفضل صون لحرفة تقليدية", "Meilleure sauvegarde d’un métier", "Best safeguarding of a craft"), "2025-0021", "7KQ4-M2XP-9TBD-0HVG", "2025/0000021.pdf", "")),
            ("swap-seat", new SwapOfferMail(signUp, HasSeat: true, "2025-accounting", accounting, tent1, signUp.Starts.AddMinutes(30), signUp.Ends.AddMinutes(30))),
            ("swap-waiting", new SwapOfferMail(signUp, HasSeat: false, "2025-accounting", accounting, tent1, signUp.Starts.AddMinutes(30), signUp.Ends.AddMinutes(30))),
        ];
    }

    [Fact]
    public void Every_mail_has_a_sample() => Assert.Equal(
        FeatureAssemblies.All.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(MailTemplate)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal),
        Samples(Language.Arabic).Select(sample => sample.Mail.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_mail_is_as_approved_in_every_language()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var writer = fair.Get<MailWriter>();
        foreach (var language in Language.All)
        {
            foreach (var (name, mail) in Samples(language))
            {
                var link = mail.HasLink ? Link : null;
                var content = mail.Write(language, fair.Edition, link);
                var html = await writer.HtmlAsync(content, language);
                var text = writer.Text(content, language);
                Assert.True(Encoding.UTF8.GetByteCount(html) < 60_000);
                Assert.Equal(link, content.Action?.Address);
                Assert.Contains(link?.ToString() ?? content.Closing, text);
                Assert.Contains($"<body lang=\"{language.Code}\" dir=\"{language.Direction}\"", html);
                // A picture only where there is a code, and none that is fetched from elsewhere.
                Assert.Equal(content.Code is null ? [] : ["<img src=\"cid:code\" "], Picture().Matches(html).Select(match => match.Value));
                Assert.Equal(content.Code is not null, content.Details.Any(fact => fact.Value == content.Code));
                Assert.DoesNotContain("<script", html);
                Approve($"{name}.{language.Code}.html", html);
                Approve($"{name}.{language.Code}.txt", $"{content.Subject}\n\n{text}");
            }
        }
    }

    [Fact]
    public void Every_mail_has_a_name_at_the_desk() => Assert.All(
        Language.All.SelectMany(language => Samples(language).Select(sample => (language, sample.Mail.GetType().Name))), one => Assert.True(one.language.Texts.Has($"mailKind.{one.Name}"), one.Name));

    [Fact]
    public void A_mail_comes_out_of_storage_as_it_went_in() => Assert.All(Samples(Language.Arabic), sample => Assert.Equal(sample.Mail, MailTemplate.FromJson(sample.Mail.GetType().Name, sample.Mail.ToJson())));

    [GeneratedRegex("<img( src=\"[^\"]*\" )?")]
    private static partial Regex Picture();

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
