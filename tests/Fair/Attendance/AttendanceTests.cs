using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fair.Attendance;
using Fair.Tests.Workshops;
using Fair.Workshops;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Attendance;

/// <summary>The list at the door: by tick, by code, added on the spot; two stewards and a device that was out of reach.</summary>
[Trait("Speed", "Slow")]
public sealed class AttendanceTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient steward = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        steward = await fair.SignedInAsync("steward");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task A_steward_ticks_by_the_list_and_by_the_code_and_undoes()
    {
        var (workshop, people) = await fair.GatheredAsync(3);
        var page = await steward.GetStringAsync($"/ar/desk/workshops/{workshop}/attendance");
        Assert.All(people, person => Assert.Contains(person.Code, page));
        Assert.Contains("<b id=\"there\">0</b> / 3", page);

        Assert.Equal(HttpStatusCode.SeeOther, await steward.TickAsync(workshop, people[0].Number));
        // As it is dictated: small letters, no hyphen, O for zero.
        var dictated = people[1].Code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o');
        using var byCode = await steward.PostAsync($"/ar/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent([new("code", dictated)]));
        Assert.Equal($"/ar/desk/workshops/{workshop}/attendance", byCode.Headers.Location?.ToString());
        Assert.Equal((true, "sample.organiser"), ((await fair.AttendanceAsync(workshop, people[1].Number))!.IsPresent, (await fair.AttendanceAsync(workshop, people[1].Number))!.By));
        Assert.Contains("<b id=\"there\">2</b> / 3", await steward.GetStringAsync($"/ar/desk/workshops/{workshop}/attendance"));

        await steward.TickAsync(workshop, people[0].Number, present: false);
        Assert.False((await fair.AttendanceAsync(workshop, people[0].Number))!.IsPresent);
        using var unknown = await steward.PostAsync($"/fr/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent([new("code", "ZZZZ-ZZZZ")]));
        Assert.Contains("unknown=ZZZZ-ZZZZ", unknown.Headers.Location?.ToString());
        Assert.Contains("n’est pas sur la liste", WebUtility.HtmlDecode(await steward.GetStringAsync(unknown.Headers.Location)));
    }

    [Fact]
    public async Task Two_stewards_at_once_make_one_attendance_of_each_and_a_count_that_is_right()
    {
        var (workshop, people) = await fair.GatheredAsync(6);
        await Task.WhenAll(people.SelectMany(person => new[] { person, person, person }).Select(person => steward.TickAsync(workshop, person.Number)));
        var counts = await fair.Get<Totals>().ReadAsync(default);
        Assert.Equal((2, 4), (counts[$"attended.{workshop}.man"], counts[$"attended.{workshop}.woman"]));
        Assert.Equal(6, (await fair.RowsAsync<AuditRow>(Keys.AuditPrefix)).Count(row => row.What == AttendanceAudit.Attended));
    }

    [Fact]
    public async Task What_a_device_sends_again_does_nothing_again_even_after_somebody_undid_it()
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        steward.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var fields = new Dictionary<string, string> { ["number"] = "1", ["present"] = "yes", ["operation"] = "op-1", ["at"] = fair.Clock.GetUtcNow().AddMinutes(-30).ToString("O") };
        await SendAsync();
        Assert.Equal(fair.Clock.GetUtcNow().AddMinutes(-30), (await fair.AttendanceAsync(workshop, people[0].Number))!.At, TimeSpan.FromSeconds(20));
        await steward.TickAsync(workshop, 1, present: false, "op-2");
        var again = await SendAsync();
        Assert.False((bool)again["present"]!);
        Assert.False((await fair.AttendanceAsync(workshop, 1))!.IsPresent);
        Assert.Equal(0, (await fair.Get<Totals>().ReadAsync(default)).Group($"attended.{workshop}.").Sum(count => count.Number));

        async Task<JsonNode> SendAsync()
        {
            using var answer = await steward.PostAsync($"/fr/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    [Fact]
    public async Task Somebody_without_a_sign_up_is_added_once_takes_no_seat_and_counts()
    {
        var (workshop, _) = await fair.GatheredAsync(1);
        var before = (await fair.WorkshopAsync(workshop))!;
        var guest = new Dictionary<string, string> { ["nameArabic"] = "ضيفة المثال", ["nameLatin"] = "Invitee Exemple", ["gender"] = "woman", ["language"] = "ar", ["formId"] = ASignUp.FormId(fair) };
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await steward.PostAsync($"/fr/desk/workshops/{workshop}/guests", new FormUrlEncodedContent(guest));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var added = Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Guest));
        Assert.True((await fair.AttendanceAsync(workshop, added.Number))!.IsPresent);
        Assert.Equal(1, (await fair.Get<Totals>().ReadAsync(default))[$"attended.{workshop}.woman"]);
        Assert.Equal((before.Given, before.LastNumber), ((await fair.WorkshopAsync(workshop))!.Given, (await fair.WorkshopAsync(workshop))!.LastNumber));

        guest["nameLatin"] = "";
        guest["email"] = "nobody";
        using var wrong = await steward.PostAsync($"/ar/desk/workshops/{workshop}/guests", new FormUrlEncodedContent(guest));
        var page = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("ضيفة المثال", page);
        Assert.Contains("value=\"nobody\"", page);
    }

    [Fact]
    public async Task Who_gave_the_seat_back_cannot_be_ticked_and_stewards_see_only_the_door()
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        var mail = await fair.MailAsync(people[0].Email);
        await fair.Client.PostAsync($"{mail.SignUpLink}/cancel", null);
        steward.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await steward.PostAsync($"/fr/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent([new("number", "1")]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(await fair.AttendanceAsync(workshop, 1));

        using var front = await steward.GetAsync("/ar/desk");
        Assert.Equal("/ar/desk/attendance", front.Headers.Location?.ToString());
        Assert.Contains($"/ar/desk/workshops/{workshop}/attendance", await steward.GetStringAsync("/ar/desk/attendance"));
        Assert.Equal(HttpStatusCode.Forbidden, (await steward.GetAsync("/ar/desk/applications")).StatusCode);
    }

    [Fact]
    public async Task The_list_comes_in_one_page_with_few_calls_and_only_it_may_run_a_script()
    {
        var (workshop, _) = await fair.GatheredAsync(2);
        Assert.InRange((await fair.TableCallsAsync(() => steward.GetStringAsync($"/ar/desk/workshops/{workshop}/attendance"))).Count, 1, 6);
        using var answer = await steward.GetAsync($"/ar/desk/workshops/{workshop}/attendance");
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("camera=(self)", answer.Headers.GetValues("Permissions-Policy").Single());
        using var other = await steward.GetAsync("/ar/desk/attendance");
        Assert.DoesNotContain("script-src", other.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("camera=()", other.Headers.GetValues("Permissions-Policy").Single());
    }
}
