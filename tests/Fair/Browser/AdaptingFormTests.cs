using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace Fair.Tests.Browser;

/// <summary>The form asks each what concerns them, by its style sheet alone: there is no script.</summary>
[Trait("Speed", "Slow")]
public sealed class AdaptingFormTests(OpenFair open, Chromium chromium) : IClassFixture<OpenFair>
{
    [Theory]
    [InlineData("kind", "artisan", "craftCardNumber", true)]
    [InlineData("kind", "cooperative", "craftCardNumber", false)]
    [InlineData("kind", "cooperative", "ice", true)]
    [InlineData("kind", "public-institution", "ice", false)]
    [InlineData("kind", "bank", "foundedYear", false)]
    [InlineData("kind", "bank", "file-photo", false)]
    [InlineData("kind", "bank", "file-logo", true)]
    [InlineData("country", "MA", "region", true)]
    [InlineData("country", "SN", "region", false)]
    [InlineData("country", "SN", "ice", false)]
    [InlineData("country", "SN", "commune", true)]
    [InlineData("region", "", "province", true)]
    [InlineData("region", "MA-07", "province", true)]
    [InlineData("region", "MA-09", "province", false)]
    public async Task A_question_is_shown_to_those_it_concerns(string field, string answer, string question, bool isShown)
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/fr/apply");
        await tab.Page.Locator($"#{field}").SelectOptionAsync(answer);
        await Expect(tab.Page.Locator($"#{question}")).ToBeVisibleAsync(new() { Visible = isShown });
    }

    [Fact]
    public async Task Food_is_asked_for_its_authorisation_and_crafts_are_not()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/ar/apply");
        var questions = new[] { "#onssaNumber", "#onssaExpiry", "#file-onssa" };
        foreach (var (sector, isShown) in new[] { ("crafts", false), ("agriculture-food", true), ("services", false) })
        {
            await tab.Page.Locator($"[name=sector][value={sector}]").CheckAsync();
            foreach (var question in questions)
            {
                await Expect(tab.Page.Locator(question)).ToBeVisibleAsync(new() { Visible = isShown });
            }
        }
    }

    [Fact]
    public async Task The_parts_stay_numbered_without_a_gap_where_some_are_hidden()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/ar/apply");
        Assert.Equal(8, await Parts(tab).CountAsync());
        await tab.Page.Locator("#kind").SelectOptionAsync("bank");
        Assert.Equal(5, await Parts(tab).CountAsync());

        // A counter's value cannot be read by script; as rendered, the last star says 5.
        Assert.Contains("5", await tab.Page.Locator("main").AriaSnapshotAsync());
        Assert.Equal("step 1", await tab.Page.Locator(".form > fieldset.files > legend").EvaluateAsync<string>("legend => getComputedStyle(legend).counterIncrement"));
    }

    [Fact]
    public async Task A_browser_that_cannot_adapt_the_form_shows_all_of_it()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.Context.RouteAsync("**/fair.css", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("selector(:has(a))", "selector(:unheard-of)", StringComparison.Ordinal) });
        });
        await tab.GoAsync("/ar/apply");
        await tab.Page.Locator("#kind").SelectOptionAsync("bank");
        foreach (var question in new[] { "#ice", "#craftCardNumber", "#onssaNumber", "#province", "#members" })
        {
            await Expect(tab.Page.Locator(question)).ToBeVisibleAsync();
        }
    }

    private static ILocator Parts(Tab tab) => tab.Page.Locator(".form > fieldset:visible");
}
