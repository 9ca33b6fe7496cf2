using System.Net;
using System.Text.RegularExpressions;
using Fair.Applications;
using Fair.Workshops;
using Platform.Languages;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>The programme, and when one can sign up.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ProgrammeTests(StorageAccounts storage)
{
    [Fact]
    public async Task Ten_sample_workshops_stand_over_the_fairs_days_one_for_each_topic_in_three_languages_and_marked_as_sample()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var workshops = await fair.RowsAsync<WorkshopRow>(WorkshopKeys.WorkshopPrefix);
        Assert.Equal(ApplicationFields.Topics.Order(StringComparer.Ordinal), workshops.Select(workshop => workshop.ReadDetails().Topic).Order(StringComparer.Ordinal));
        Assert.All(workshops, workshop =>
        {
            var details = workshop.ReadDetails();
            Assert.True(details.IsSample);
            Assert.InRange(DateOnly.FromDateTime(workshop.Starts.UtcDateTime), fair.Edition.FirstDay, fair.Edition.LastDay);
            Assert.InRange(workshop.Ends - workshop.Starts, TimeSpan.FromMinutes(60), TimeSpan.FromHours(4));
            Assert.All([details.Title, details.Summary, details.Trainer, details.Place], text =>
            {
                Assert.Matches("[\u0621-\u064a]", text.Ar);
                Assert.Matches("[a-z]", text.Fr);
                Assert.Matches("[a-z]", text.En);
            });
        });
        foreach (var language in Language.All)
        {
            var page = await fair.TextAsync($"/{language.Code}/workshops");
            var byTopic = await fair.TextAsync($"/{language.Code}/workshops?by=topic");
            Assert.All(workshops, workshop =>
            {
                Assert.Contains($"href=\"/{language.Code}/workshops/{workshop.Id}\"", page);
                Assert.Contains($"href=\"/{language.Code}/workshops/{workshop.Id}\"", byTopic);
                Assert.Contains(language[$"topic.{workshop.ReadDetails().Topic}"], byTopic);
            });
            Assert.Contains(language.Date(fair.Edition.FirstDay), page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Free_seats_are_shown_and_at_most_five_seconds_old_on_another_instance_too()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--AzureWebJobs.SendMail.Disabled", "true");
        await using var other = await RunningFair.StartAsync(fair.Storage, "--AzureWebJobs.SendMail.Disabled", "true");
        var (before, elsewhere) = (await FreeAsync(fair, "branding"), await FreeAsync(other, "branding"));
        await fair.PositionAsync("branding", ASignUp.Of());
        Assert.Equal(before - 1, await FreeAsync(fair, "branding"));
        other.Clock.Move(other.Clock.GetUtcNow().AddSeconds(5));
        Assert.Equal(elsewhere - 1, await FreeAsync(other, "branding"));
    }

    [Fact]
    public async Task A_warm_programme_page_asks_storage_nothing()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        await fair.TextAsync("/ar/workshops");
        fair.Clock.Move(fair.Clock.GetUtcNow().AddSeconds(10));
        await fair.TextAsync("/ar/workshops");
        fair.Calls.Record();
        foreach (var path in new[] { "/ar/workshops", "/fr/workshops?by=topic", "/en/workshops/branding", "/fr/workshops/branding/signed-up/3" })
        {
            await fair.TextAsync(path);
        }

        Assert.DoesNotContain(fair.Calls.Recorded, call => call.Contains("Fair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sign_ups_open_at_their_time_without_anyone_doing_anything()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Edition:SignUpsOpen", "2025-01-13T09:00:00");
        var early = ASignUp.Of();
        Assert.Contains("13 janvier 2025", await fair.TextAsync("/fr/workshops"));
        var page = await fair.TextAsync("/fr/workshops/branding");
        Assert.Contains("09:00", page);
        Assert.DoesNotContain("<form", page);
        using (var answer = await fair.SignUpAsync("branding", early))
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("13 janvier 2025", await answer.Content.ReadAsStringAsync());
        }

        // 09:00 in Marrakech.
        fair.Clock.Move(new(2025, 1, 13, 7, 59, 0, TimeSpan.Zero));
        using (var answer = await fair.SignUpAsync("branding", early))
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }

        fair.Clock.Move(new(2025, 1, 13, 8, 0, 0, TimeSpan.Zero));
        Assert.Contains("<form", await fair.TextAsync("/fr/workshops/branding"));
        Assert.Equal(0, await fair.PositionAsync("branding", early));
    }

    [Fact]
    public async Task Two_hours_before_the_start_the_list_closes_and_nobody_is_promoted_any_more()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var workshop = await fair.CreateAsync(await fair.SignedInAsync("organiser"), AWorkshop.Of("2025-01-28", "10:00", "12:00", 1));
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        var link = (await fair.MailAsync(first["email"])).SignUpLink;

        fair.Clock.Move(new(2025, 1, 28, 7, 0, 0, TimeSpan.Zero));
        using var late = await fair.SignUpAsync(workshop, ASignUp.Of());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.DoesNotContain($"action=\"/fr/workshops/{workshop}", await fair.TextAsync($"/fr/workshops/{workshop}"));
        await fair.Client.PostAsync($"{link}/cancel", null);
        Assert.Empty(await fair.SignUpsAsync(workshop, SignUpState.Seat));
        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Waiting));

        // Once it has begun there is nothing to give back.
        var third = await fair.MailAsync(second["email"]);
        fair.Clock.Move(new(2025, 1, 28, 9, 0, 1, TimeSpan.Zero));
        await fair.Client.PostAsync($"{third.SignUpLink}/cancel", null);
        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Waiting));
    }

    [Fact]
    public async Task A_workshop_that_there_is_none_of_is_not_found()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync("/fr/workshops/no-such")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.SignUpAsync("no-such", ASignUp.Of())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync("/fr/workshops/no-such/signed-up/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync("/fr/workshops/branding/signed-up/-1")).StatusCode);
    }

    private static async Task<int> FreeAsync(RunningFair fair, string workshop)
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(await fair.TextAsync("/api/workshops"))!;
        var free = (int)list["workshops"]!.AsArray().Single(one => (string?)one!["id"] == workshop)!["free"]!;
        Assert.Contains(Language.English.Count("workshop.free", free), Spaces().Replace(await fair.TextAsync($"/en/workshops/{workshop}"), " "));
        return free;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
