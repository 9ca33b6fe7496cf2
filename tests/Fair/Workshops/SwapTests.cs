using System.Net;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Nobody holds two places at one time; whoever wants the other one swaps, by a button that only the mailbox has.</summary>
[Trait("Speed", "Slow")]
public sealed class SwapTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        desk = await fair.SignedInAsync("organiser");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [InlineData("09:00", "10:00", false)]
    [InlineData("09:00", "10:01", true)]
    [InlineData("10:30", "11:00", true)]
    [InlineData("11:59", "13:00", true)]
    [InlineData("12:00", "13:00", false)]
    [InlineData("08:00", "20:00", true)]
    public async Task Places_collide_when_they_share_a_minute(string starts, string ends, bool collides)
    {
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 5), await CreateAsync(starts, ends, 5));
        var person = ASignUp.Of();
        await fair.PositionAsync(held, person);
        using var answer = await fair.SignUpAsync(wanted, person);
        Assert.Equal(collides ? HttpStatusCode.Conflict : HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_waiting_place_counts_too_and_the_page_names_it_and_offers_to_swap()
    {
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 1, "accounting", "Les comptes"), await CreateAsync("11:00", "13:00", 5));
        var person = ASignUp.Of();
        await fair.PositionAsync(held, ASignUp.Of());
        Assert.Equal(1, await fair.PositionAsync(held, person));
        using var answer = await fair.SignUpAsync(wanted, person);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Les comptes", page);
        Assert.Contains($"action=\"/fr/workshops/{wanted}/swap\"", page);
    }

    [Fact]
    public async Task Swapping_asks_in_the_mailbox_gives_one_place_back_and_takes_the_other_both_or_neither()
    {
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 1), await CreateAsync("11:00", "13:00", 1));
        var (person, next) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(held, person);
        await fair.PositionAsync(held, next);
        await fair.MailAsync(person["email"]);
        var form = new Dictionary<string, string> { ["formId"] = ASignUp.FormId(fair), ["email"] = person["email"], ["nameLatin"] = person["nameLatin"] };
        foreach (var _ in new[] { 1, 2 })
        {
            using var asked = await fair.Client.PostAsync($"/fr/workshops/{wanted}/swap", new FormUrlEncodedContent(form));
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }

        Assert.Equal(person["email"], Assert.Single(await fair.SignUpsAsync(held, SignUpState.Seat)).Email);

        var mail = await fair.MailAsync(person["email"], 2);
        var link = $"{mail.SignUpLink}/swap/{wanted}";
        Assert.Contains(link, mail.Text);
        Assert.Contains("method=\"post\"", await fair.TextAsync(link));
        using var swapped = await fair.Client.PostAsync(link, null);
        Assert.Equal(0, ASignUp.PositionOf(swapped));
        Assert.Equal(next["email"], Assert.Single(await fair.SignUpsAsync(held, SignUpState.Seat)).Email);
        Assert.Equal(person["email"], Assert.Single(await fair.SignUpsAsync(wanted, SignUpState.Seat)).Email);

        // Pressed again it answers the same and changes nothing.
        using var again = await fair.Client.PostAsync(link, null);
        Assert.Equal(0, ASignUp.PositionOf(again));
        await fair.SettleAsync();
        // Confirmed, asked once, given back, confirmed.
        Assert.Equal(4, (await fair.MailsAsync(person["email"])).Count);
        Assert.Equal(2, (await fair.MailsAsync(next["email"])).Count);

        // The time of the old place is free again, that of the new one is not.
        var (before, during) = (await CreateAsync("10:00", "10:45", 5), await CreateAsync("12:30", "14:00", 5));
        Assert.Equal(0, await fair.PositionAsync(before, person));
        using var collides = await fair.SignUpAsync(during, person);
        Assert.Equal(HttpStatusCode.Conflict, collides.StatusCode);
    }

    [Fact]
    public async Task Swapping_into_a_full_workshop_waits_and_is_told()
    {
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 1), await CreateAsync("11:00", "13:00", 1));
        var person = ASignUp.Of();
        await fair.PositionAsync(held, person);
        await fair.PositionAsync(wanted, ASignUp.Of());
        using var swapped = await fair.Client.PostAsync($"{(await fair.MailAsync(person["email"])).SignUpLink}/swap/{wanted}", null);
        Assert.Equal(1, ASignUp.PositionOf(swapped));
        Assert.Equal(person["email"], Assert.Single(await fair.SignUpsAsync(wanted, SignUpState.Waiting)).Email);
    }

    [Fact]
    public async Task A_third_place_in_the_way_stops_the_swap_and_nothing_is_given_back()
    {
        var (one, other, wanted) = (await CreateAsync("10:00", "11:00", 5), await CreateAsync("11:00", "12:00", 5), await CreateAsync("10:30", "11:30", 5));
        var person = ASignUp.Of();
        await fair.PositionAsync(one, person);
        await fair.PositionAsync(other, person);
        using var answer = await fair.Client.PostAsync($"{(await fair.MailAsync(person["email"])).SignUpLink}/swap/{wanted}", null);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Single(await fair.SignUpsAsync(one, SignUpState.Seat));
        Assert.Single(await fair.SignUpsAsync(other, SignUpState.Seat));
    }

    [Fact]
    public async Task Whoever_is_not_signed_up_gets_the_same_page_and_no_mail()
    {
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 1), await CreateAsync("11:00", "13:00", 1));
        var person = ASignUp.Of();
        await fair.PositionAsync(held, person);
        var known = await AskAsync(person["email"], person["nameLatin"]);
        var unknown = await AskAsync("stranger@example.org", person["nameLatin"]);
        Assert.Equal(known, unknown);
        await fair.SettleAsync();
        Assert.Empty(await fair.MailsAsync("stranger@example.org"));

        async Task<string> AskAsync(string email, string name)
        {
            using var answer = await fair.Client.PostAsync(
                $"/fr/workshops/{wanted}/swap", new FormUrlEncodedContent([new("formId", ASignUp.FormId(fair)), new("email", email), new("nameLatin", name)]));
            return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
    }

    private Task<string> CreateAsync(string starts, string ends, int seats, string topic = "branding", string title = "La marque") =>
        fair.CreateAsync(desk, new(AWorkshop.Of("2025-01-29", starts, ends, seats, topic)) { ["titleFr"] = title });
}
