using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace Fair.Tests.Browser;

/// <summary>The form without a mouse.</summary>
[Trait("Speed", "Slow")]
public sealed class KeyboardTests(OpenFair open, Chromium chromium) : IClassFixture<OpenFair>
{
    // What the focus is on, whether it can be seen, and where it stands among all that can have it. Radio buttons of one
    // name are one stop.
    private const string Focus =
        """
        () => {
          const element = document.activeElement, shown = element.closest(".option") ?? element;
          const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
          const stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")].filter(one => one.tabIndex >= 0 && one.checkVisibility());
          return {
            name: element.id || element.name || element.textContent.trim(),
            place: stops.indexOf(element),
            isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight && box.width > 0 };
        }
        """;

    [Theory, InlineData("ar"), InlineData("fr")]
    public async Task Tab_goes_from_the_skip_link_through_the_form_to_its_button_in_order_and_in_sight(string language)
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync($"/{language}/apply");
        var page = tab.Page;
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();

        var stops = new List<Stop>();
        do
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add((await page.EvaluateAsync<JsonElement>(Focus)).Deserialize<Stop>(JsonSerializerOptions.Web)!);
            Assert.True(stops.Count < 200, "The button was never reached.");
        }
        while (stops[^1].Name != "send");

        Assert.DoesNotContain(stops, stop => !stop.IsSeen);
        Assert.Equal(stops.Select(stop => stop.Place).Order(), stops.Select(stop => stop.Place));
        Assert.Equal("kind", stops[0].Name);
        foreach (var name in new[] { "country", "ice", "region", "commune", "phone", "email", "language", "members", "sector", "product1", "topics", "file-photo", "consentMail" })
        {
            Assert.Contains(stops, stop => stop.Name == name);
        }

        Assert.DoesNotContain(stops, stop => stop.Name == "website");
    }

    [Fact]
    public async Task Enter_sends_the_form_and_the_summary_leads_to_each_wrong_answer()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/ar/apply");
        var page = tab.Page;
        tab.Fair.Clock.Move(tab.Fair.Clock.GetUtcNow().AddMinutes(1));
        await page.Locator("#commune").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();

        var links = page.Locator("#errors a");
        var count = await links.CountAsync();
        Assert.True(count > 10, $"{count} errors.");
        for (var place = 0; place < count; place++)
        {
            var target = (await links.Nth(place).GetAttributeAsync("href"))![1..];
            await links.Nth(place).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator($"[id='{target}']")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task One_of_a_few_is_chosen_by_arrow_keys()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/fr/apply");
        await tab.Page.Locator("[name=language]").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(tab.Page.Locator("[name=language][value=fr]")).ToBeCheckedAsync();
    }

    private sealed record Stop(string Name, int Place, bool IsSeen);
}
