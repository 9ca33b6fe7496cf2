using System.Net;
using Fair.Desk;
using Platform.Editions;
using Platform.Languages;
using TestHost;
using Xunit;

namespace Fair.Tests.Desk;

/// <summary>The edition's settings change without a deployment, on every instance, and survive a restart.</summary>
[Trait("Speed", "Slow")]
public sealed class SettingsTests(StorageAccounts storage)
{
    [Fact]
    public async Task A_change_is_in_force_at_once_here_and_soon_elsewhere_and_after_a_restart()
    {
        var account = storage.Next();
        await using var fair = await RunningFair.StartAsync(account);
        await using var other = await RunningFair.StartAsync(account);
        await other.Client.GetStringAsync("/fr");
        var desk = await fair.SignedInAsync("organiser");
        var fields = Fields(fair);
        Assert.Equal(HttpStatusCode.OK, (await fair.Client.GetAsync("/fr/apply")).StatusCode);
        fields["applicationsClose"] = "2024-12-10T18:00";
        fields["themeFr"] = "Un autre thème";
        fields["signatoryNameFr"] = "Signataire Exemple";
        fields["seatsPerOrganisation"] = "٣";
        using var saved = await desk.PostAsync("/fr/desk/settings", new FormUrlEncodedContent(fields));
        Assert.Equal("/fr/desk/settings?saved=yes", saved.Headers.Location?.ToString());

        Assert.Contains("Un autre thème", WebUtility.HtmlDecode(await fair.Client.GetStringAsync("/fr")));
        Assert.Equal(ApplicationsPhase.Closed, fair.Edition.PhaseAt(fair.Clock.GetUtcNow()));
        Assert.Equal((3, "Signataire Exemple"), (fair.Edition.SeatsPerOrganisation, fair.Edition.Certificates.SignatoryName[Language.French]));
        Assert.Contains("value=\"2024-12-10T18:00\"", await desk.GetStringAsync("/fr/desk/settings"));
        other.Clock.Move(other.Clock.GetUtcNow() + EditionRefresh.Fresh + TimeSpan.FromSeconds(1));
        Assert.Contains("Un autre thème", WebUtility.HtmlDecode(await other.Client.GetStringAsync("/fr")));
        await using var restarted = await RunningFair.StartAsync(account);
        Assert.Contains("Un autre thème", WebUtility.HtmlDecode(await restarted.Client.GetStringAsync("/fr")));
    }

    [Theory]
    [InlineData("ar", "عنوانكم على الشبكة كما يظهر لنا")]
    [InlineData("fr", "Votre adresse réseau telle que nous la voyons")]
    [InlineData("en", "Your network address as we see it")]
    public async Task The_organiser_sees_the_address_that_limits_count_by(string language, string words)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        desk.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var page = WebUtility.HtmlDecode(await desk.GetStringAsync($"/{language}/desk/settings"));
        Assert.Contains(words, page);
        Assert.Contains("<bdi dir=\"ltr\">127.0.0.1</bdi>", page);
        Assert.DoesNotContain("203.0.113.7", page);
        using var refused = await desk.PostAsync($"/{language}/desk/settings", new FormUrlEncodedContent([]));
        Assert.Contains("127.0.0.1", await refused.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("applicationsClose", "2024-11-01T09:00", "La clôture précède")]
    [InlineData("signUpsOpen", "demain", "de la forme attendue")]
    [InlineData("seatsPerOrganisation", "0", "de la forme attendue")]
    [InlineData("contactEmail", "nobody", "adresse")]
    [InlineData("themeAr", "", "Répondez")]
    [InlineData("declarationReference", LongText, "200")]
    public async Task What_is_wrong_is_named_and_nothing_changes(string field, string value, string named)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var fields = Fields(fair);
        fields[field] = value;
        using var answer = await desk.PostAsync("/fr/desk/settings", new FormUrlEncodedContent(fields));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, page);
        Assert.Contains($"href=\"#{field}\"", page);
        Assert.Equal(new EditionChanges(), fair.Edition.Changes);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_stay_as_they_were()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        fair.Expect("settings could not be read");
        await fair.Client.GetStringAsync("/fr/privacy");
        // Armed first: a timer that the clock sets off may be the one that looks.
        fair.Calls.Arm(1, Fault.Refused, message => message.Request.Uri.ToString().Contains("settings", StringComparison.Ordinal));
        fair.Clock.Move(fair.Clock.GetUtcNow() + EditionRefresh.Fresh + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await fair.Client.GetAsync("/fr/privacy")).StatusCode);
        Assert.True(fair.Calls.Struck);
    }

    private const string LongText = "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890";

    private static Dictionary<string, string> Fields(RunningFair fair)
    {
        var answers = SettingsForm.Write(fair.Edition);
        return SettingsForm.Fields.ToDictionary(field => field.Name, field => answers[field.Name]);
    }
}
