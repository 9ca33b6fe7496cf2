using System.Net;
using Fair.Applications;
using Fair.Tests.Attendance;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Desk;

/// <summary>The organisers' front page: its counts are right whatever happened, and cost the same however much.</summary>
[Trait("Speed", "Slow")]
public sealed class DeskFrontTests(StorageAccounts storage)
{
    [Fact]
    public async Task Counts_follow_every_change_of_an_application()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Site:PostsPerEmail", "1000");
        var applications = fair.Get<ApplicationStore>();
        var states = new Dictionary<string, int>();
        foreach (var state in new[] { "received", "accepted", "declined", "reserve", "withdrawn", "accepted" })
        {
            var (number, _) = await fair.ApplyAsync(AnApplication.Of());
            var row = (await applications.FindByNumberAsync(number, default))!;
            if (state == "withdrawn")
            {
                await applications.WithdrawAsync(row, default);
            }
            else if (state != "received")
            {
                await applications.DecideAsync(row, "reserve", "", "sample.organiser", default);
                await applications.DecideAsync((await applications.FindByNumberAsync(number, default))!, state, "x", "sample.organiser", default);
            }

            states[state] = states.GetValueOrDefault(state) + 1;
        }

        var before = await fair.Get<Totals>().ReadAsync(default);
        await fair.Get<Totals>().FoldAsync(default);
        var after = await fair.Get<Totals>().ReadAsync(default);
        Assert.Equal(before.All, after.All);
        Assert.Equal(states.OrderBy(state => state.Key, StringComparer.Ordinal), after.Group("application.state.").ToDictionary(count => count.Name, count => count.Number).OrderBy(state => state.Key, StringComparer.Ordinal));
        Assert.Equal(5, after["application.province.safi"]);
        Assert.Equal(6, after.Group("application.day.").Sum(count => count.Number));

        var page = WebUtility.HtmlDecode(await (await fair.SignedInAsync("organiser")).GetStringAsync("/fr/desk"));
        Assert.Contains("<b>1</b> <span>candidatures à examiner</span>", page);
        Assert.Contains("<svg", page);
        Assert.Contains("Voir le tableau", page);
    }

    [Fact]
    public async Task The_page_costs_few_calls_whatever_there_is()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--sample", "true");
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<ApplicationRow>("A|"), rows => rows.Count == 170, "170 sample organisations");
        await fair.GatheredAsync(3);
        await fair.Get<Totals>().FoldAsync(default);
        var desk = await fair.SignedInAsync("organiser");
        Assert.InRange((await fair.TableCallsAsync(() => desk.GetStringAsync("/ar/desk"))).Count, 1, 10);
        Assert.Equal(170, (await fair.Get<Totals>().ReadAsync(default)).Group("application.state.").Sum(count => count.Number));
    }

    [Fact]
    public async Task Counting_makes_nobody_wait_and_loses_nothing_while_it_is_folded()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Site:PostsPerEmail", "1000");
        using var done = new CancellationTokenSource();
        var folding = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await fair.Get<Totals>().FoldAsync(default);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => fair.SendAsync(AnApplication.Of())));
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(40, (await fair.Get<Totals>().ReadAsync(default))["application.state.received"]);
        }

        await done.CancelAsync();
        await folding;
        Assert.Equal(40, (await fair.Get<Totals>().ReadAsync(default))["application.state.received"]);
    }
}
