using System.Net;
using Fair.Attendance;
using Fair.Tests.Workshops;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Attendance;

/// <summary>Ticking and adding at the door, with each storage call going wrong in each way.</summary>
[Trait("Speed", "Slow")]
public sealed class AttendanceFaultTests(StorageAccounts storage, ITestOutputHelper output)
{
    [Fact]
    public Task Ticking() => FaultCases.RunAsync(storage, output, "attend", async (fair, arm) =>
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        var steward = await fair.SignedInAsync("steward");
        arm();
        var answer = await steward.TickAsync(workshop, people[0].Number, operation: "op");
        fair.Calls.Disarm();
        answer = answer == HttpStatusCode.SeeOther ? answer : await steward.TickAsync(workshop, people[0].Number, operation: "op");
        Assert.Equal(HttpStatusCode.SeeOther, answer);
        Assert.True((await fair.AttendanceAsync(workshop, people[0].Number))!.IsPresent);
        Assert.Equal(1, (await fair.Get<Totals>().ReadAsync(default)).Group($"attended.{workshop}.").Sum(count => count.Number));
        Assert.Single(await fair.RowsAsync<AuditRow>(Keys.AuditPrefix), row => row.Subject == people[0].Subject && row.What == AttendanceAudit.Attended);
    });

    [Fact]
    public Task Adding_a_guest() => FaultCases.RunAsync(storage, output, "guest", async (fair, arm) =>
    {
        var (workshop, _) = await fair.GatheredAsync(1);
        var steward = await fair.SignedInAsync("steward");
        var guest = new Dictionary<string, string> { ["nameLatin"] = "Invite Exemple", ["language"] = "fr", ["formId"] = ASignUp.FormId(fair) };
        arm();
        var answer = await AddAsync();
        fair.Calls.Disarm();
        answer = answer == HttpStatusCode.SeeOther ? answer : await AddAsync();
        Assert.Equal(HttpStatusCode.SeeOther, answer);
        Assert.Single(await fair.SignUpsAsync(workshop, "guest"));
        Assert.Equal(1, (await fair.Get<Totals>().ReadAsync(default)).Group($"attended.{workshop}.").Sum(count => count.Number));

        async Task<HttpStatusCode> AddAsync()
        {
            using var sent = await steward.PostAsync($"/fr/desk/workshops/{workshop}/guests", new FormUrlEncodedContent(guest));
            return sent.StatusCode;
        }
    });

    [Fact]
    public Task Folding_counts() => FaultCases.RunAsync(storage, output, "fold", async (fair, arm) =>
    {
        var (workshop, people) = await fair.GatheredAsync(2);
        var steward = await fair.SignedInAsync("steward");
        foreach (var person in people)
        {
            await steward.TickAsync(workshop, person.Number);
        }

        arm();
        // It may break off, as the timer's run does; the next one goes on.
        _ = await Record.ExceptionAsync(() => fair.Get<Totals>().FoldAsync(default));
        fair.Calls.Disarm();
        Assert.Equal(2, (await fair.Get<Totals>().ReadAsync(default)).Group($"attended.{workshop}.").Sum(count => count.Number));
        await fair.Get<Totals>().FoldAsync(default);
        Assert.Equal(2, (await fair.Get<Totals>().ReadAsync(default)).Group($"attended.{workshop}.").Sum(count => count.Number));
        Assert.Empty(await fair.RowsAsync<TallyRow>(Keys.TallyPrefix));
    });
}
