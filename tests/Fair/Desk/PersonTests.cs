using System.Net;
using System.Text.Json.Nodes;
using Fair.Applications;
using Fair.Certificates;
using Fair.Desk;
using Fair.Tests.Attendance;
using Fair.Tests.Workshops;
using Fair.Workshops;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Desk;

/// <summary>Law 09-08: a person's data are shown, handed over and erased, and what was counted stays counted.</summary>
[Trait("Speed", "Slow")]
public sealed class PersonTests(StorageAccounts storage)
{
    [Fact]
    public async Task Everything_of_an_address_is_exported_and_erased_and_the_numbers_stay()
    {
        const string Email = "oubli@example.org";
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var application = AnApplication.Of("fr", Email);
        await fair.SendAsync(application, files: [("file-register", "registre.pdf", Browser.AFile.Pdf("x.pdf").Buffer)]);
        var (attended, _) = await fair.GatheredAsync(0);
        var (coming, _) = await fair.GatheredAsync(1, topic: "accounting");
        var person = ASignUp.Of("fr", Email);
        await fair.PositionAsync(attended, person);
        await fair.EditAsync(desk, coming, AWorkshop.Of("2025-01-31", "10:00", "12:00", 1, "accounting"));
        var waiting = ASignUp.Of("fr", Email);
        await fair.PositionAsync(coming, waiting);
        await desk.TickAsync(attended, 1);
        await fair.IsOverAsync(attended);
        await desk.PostAsync($"/fr/desk/workshops/{attended}/certificates", null);
        await RunningFair.EventuallyAsync(() => fair.MailsAsync(Email), mails => mails.Any(mail => mail.CertificateLink.Length > 0), "the certificate");
        await fair.SettleAsync();
        var counted = (await fair.Get<Totals>().ReadAsync(default)).All;

        using var shown = await PostAsync(("email", Email.ToUpperInvariant()));
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        Assert.Contains(application["nameFrench"], page);
        Assert.DoesNotContain("</a><bdi", page);
        Assert.DoesNotContain("</a><span", page);
        Assert.DoesNotContain("</bdi><span", page);
        using var export = await PostAsync(("email", Email), ("do", "export"));
        var json = JsonNode.Parse(await export.Content.ReadAsStringAsync())!;
        Assert.Equal((1, 2, 1), (json["applications"]!.AsArray().Count, json["signUps"]!.AsArray().Count, json["certificates"]!.AsArray().Count));
        Assert.Equal(application["presidentName"], (string?)json["applications"]![0]!["answers"]!["presidentName"]);
        using var unsure = await PostAsync(("email", Email), ("do", "erase"));
        Assert.Equal(HttpStatusCode.OK, unsure.StatusCode);
        Assert.Single(await fair.RowsAsync<ApplicationRow>("A|"), row => row.Email == Email);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var erased = await PostAsync(("email", Email.ToUpperInvariant()), ("do", "erase"), ("sure", "yes"));
            Assert.Equal("/fr/desk/people?erased=yes", erased.Headers.Location?.ToString());
        }

        var everything = string.Join('\n', (await fair.EverythingAsync()).Select(row => string.Join(' ', row.Select(pair => pair.Value))));
        Assert.DoesNotContain(Email, everything);
        Assert.DoesNotContain(person["nameLatin"], everything);
        Assert.DoesNotContain(waiting["nameArabic"], everything);
        Assert.DoesNotContain(application["presidentName"], everything);
        Assert.DoesNotContain(application["nameFrench"], everything);
        Assert.Empty(await fair.SignUpsAsync(coming, SignUpState.Waiting));
        var certificate = Assert.Single(await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix));
        Assert.Equal(CertificateState.Revoked, certificate.State);
        Assert.Null(await fair.Get<CertificateFiles>().ReadAsync(certificate, default));
        var now = (await fair.Get<Totals>().ReadAsync(default)).All;
        Assert.Equal(counted.Where(count => !count.Key.StartsWith("certificate", StringComparison.Ordinal)), now.Where(count => !count.Key.StartsWith("certificate", StringComparison.Ordinal)));
        Assert.Contains(await fair.RowsAsync<AuditRow>(Keys.AuditPrefix), row => row.What == DeskAudit.PersonErased);
        Assert.DoesNotContain(Email, string.Join('\n', fair.Logs));

        Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields) =>
            desk.PostAsync("/fr/desk/people", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    [Fact]
    public async Task Whoever_was_erased_gets_no_certificate_and_is_met_by_no_code()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var (workshop, people) = await fair.GatheredAsync(1);
        await desk.TickAsync(workshop, people[0].Number);
        await fair.IsOverAsync(workshop);
        using var erased = await desk.PostAsync("/fr/desk/people", new FormUrlEncodedContent([new("email", people[0].Email), new("do", "erase"), new("sure", "yes")]));
        Assert.Equal("/fr/desk/people?erased=yes", erased.Headers.Location?.ToString());

        using var issued = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
        Assert.Equal("/fr/desk/certificates?ordered=0&before=0", issued.Headers.Location?.ToString());
        using var typed = await desk.PostAsync($"/fr/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent([new("code", "***")]));
        Assert.Contains("unknown=", typed.Headers.Location?.ToString());
    }
}
