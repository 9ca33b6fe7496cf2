using Xunit;

namespace Fair.Tests.Browser;

/// <summary>What every tab of these tests keeps an eye on.</summary>
[Trait("Speed", "Slow")]
public sealed class TabTests(OpenFair open, Chromium chromium) : IClassFixture<OpenFair>
{
    [Fact]
    public async Task A_tab_sees_script_foreign_requests_and_offences_of_the_policy()
    {
        var tab = await chromium.OpenAsync(open.Fair);
        await tab.Context.RouteAsync("**/ar/privacy", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = (await answer.TextAsync()).Replace("</main>", "<p style='color:red' onclick='x()'>x</p><img src='http://127.0.0.2:9/x.png' alt=''></main>", StringComparison.Ordinal),
            });
        });
        await tab.GoAsync("/ar/privacy");
        var faults = await tab.FaultsAsync();
        Assert.Contains(faults, fault => fault.Contains("holds <p style=", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await tab.DisposeAsync());
    }
}
