using Fair.Applications;
using Fair.Attendance;
using Fair.Certificates;
using Fair.Workshops;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Records;

public sealed class KeysTests
{
    private const string Id1 = "0193ceb23d70-9bc6821f4ffc647f100b";
    private const string Hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    public static TheoryData<string, string> Cases => new()
    {
        { ApplicationKeys.Application(Id1), $"A|{Id1}" },
        { ApplicationKeys.Organisation("hello"), $"I|{Hello}" },
        { Keys.Form("hello"), $"F|{Hello}" },
        { Keys.FormOfFolder(Hello), $"F|{Hello}" },
        { ApplicationKeys.Number("4839201"), "N|4839201" },
        { ApplicationKeys.Address("HELLO", Id1), $"E|{Hello}|{Id1}" },
        { ApplicationKeys.AddressPrefix("Hello"), $"E|{Hello}|" },
        { Keys.Token("hello"), $"T|{Hello}" },
        { ApplicationKeys.Listing(new("received", "safi", "crafts", "bank"), Id1), $"L|received|safi|crafts|bank|{Id1}" },
        { ApplicationKeys.ListingPrefix(new(null, "safi", null, null)), "L|*|safi|*|*|" },
        { ApplicationKeys.ListingPrefix(new(null, null, null, null)), "L|*|*|*|*|" },
        { Keys.Outbox(Id1), $"O|{Id1}" },
        { Keys.SentMail(Id1), "M|fe6c314dc28f-9bc6821f4ffc647f100b" },
        { Keys.MailIssue(Id1), "X|fe6c314dc28f-9bc6821f4ffc647f100b" },
        { Keys.Suppressed("Hello"), $"B|{Hello}" },
        { Keys.Poison("mail", "hello"), $"P|mail|{Hello}" },
        { WorkshopKeys.Workshop("branding"), "W|branding" },
        { WorkshopKeys.SignUp("branding", "waiting", 42), "S|branding|waiting|0000042" },
        { WorkshopKeys.SignUpPrefix("branding", "seat"), "S|branding|seat|" },
        { WorkshopKeys.Person("HELLO", "hello"), $"{Hello[..32]}-{Hello[..32]}" },
        { WorkshopKeys.Agenda(WorkshopKeys.Person("hello", "hello"), "2025012706"), $"H|{Hello[..32]}-{Hello[..32]}|2025012706" },
        { AttendanceKeys.Attendance("branding", 42), "V|branding|0000042" },
        { AttendanceKeys.AttendancePrefix("branding"), "V|branding|" },
        { CertificateKeys.Certificate(17), "C|9999982" },
        { CertificateKeys.CertificateCode("hello"), $"K|{Hello}" },
        { CertificateKeys.CertificateOf("attendance", "branding:42"), "Y|attendance|branding:42" },
        { CertificateKeys.CertificateOrder(Id1), $"Q|{Id1}" },
        { Keys.Tally(Id1), $"J|{Id1}" },
        { Keys.Audit(Id1), "U|fe6c314dc28f-9bc6821f4ffc647f100b" },
        { WorkshopKeys.AgendaPrefix("Hello"), $"H|{Hello[..32]}-" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_key_is_built_as_the_table_says(string built, string expected) => Assert.Equal(expected, built);

    [Fact]
    public void A_row_with_four_values_is_found_by_sixteen_filters()
    {
        var prefixes = new Filter("received", "safi", "crafts", "bank").Subsets().Select(ApplicationKeys.ListingPrefix).ToHashSet();
        Assert.Equal(16, prefixes.Count);
        Assert.Contains("L|*|*|*|*|", prefixes);
        Assert.Contains("L|received|*|crafts|*|", prefixes);
    }
}
