using Xunit;

namespace Fair.Tests.Browser;

/// <summary>Pages on small screens, in large letters and without a style sheet; and what all of them keep from doing.</summary>
public sealed class LayoutTests(EveryPage pages, Chromium chromium) : IClassFixture<EveryPage>
{
    /// <summary>Words that stand outside the window, and boxes that cut off what they hold.</summary>
    private const string CutOff =
        """
        () => {
          const width = document.documentElement.clientWidth, found = [];
          if (document.scrollingElement.scrollWidth > width) found.push(`scrolls to ${document.scrollingElement.scrollWidth} of ${width}`);
          for (const element of document.querySelectorAll("body *")) {
            if (element.closest(".trap, .skip, .visually-hidden, thead") && !element.matches("main thead *")) continue;
            if (getComputedStyle(element.closest("thead") ?? element).clipPath !== "none" || !element.checkVisibility()) continue;
            const box = element.getBoundingClientRect(), style = getComputedStyle(element);
            if (box.width > 0 && (box.left < -1 || box.right > width + 1)) found.push(`${element.outerHTML.slice(0, 120)} stands at ${box.left} to ${box.right}`);
            if (style.overflowX !== "visible" && !element.matches("input, select, textarea, main") && element.scrollWidth > element.clientWidth + 1) found.push(`${element.outerHTML.slice(0, 120)} is cut`);
          }
          return found.slice(0, 5);
        }
        """;

    private const string OutOfOrder =
        """
        () => {
          const found = [], before = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
          const above = (one, other) => one.getBoundingClientRect().bottom <= other.getBoundingClientRect().bottom + (other.matches("textarea") ? 12 : 1);
          const main = document.querySelector("main"), headings = [...main.querySelectorAll("h1, h2, h3")];
          if (document.querySelectorAll("h1").length !== 1 || headings[0].tagName !== "H1") found.push("The first heading is not the only h1.");
          for (const control of main.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")) {
            if (control.closest(".trap")) continue;
            const label = control.labels[0];
            if (!label || !before(label, control) || !above(label, control)) found.push(`${control.id}: no label before it`);
            for (const id of (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)) {
              const text = document.getElementById(id);
              if (!text || !before(text, control) || !before(label, text)) found.push(`${control.id}: ${id} is not between label and control`);
            }
            if (control.getAttribute("aria-invalid") && !document.getElementById(`${control.id}-error`)) found.push(`${control.id}: wrong, and nothing says why`);
          }
          for (const label of main.querySelectorAll("label, legend, dt, th, b")) {
            const text = label.nextSibling?.textContent ?? label.firstElementChild?.textContent ?? "";
            if (label.querySelector(".optional") && !/\s/.test(label.querySelector(".optional").previousSibling.textContent.slice(-1))) found.push(`${label.textContent}: words run together`);
          }
          return found;
        }
        """;

    public static TheoryData<string> EveryName => [.. EveryPage.Names];

    [Theory, MemberData(nameof(EveryName))]
    public async Task Nothing_is_cut_or_scrolls_sideways_on_the_smallest_screen_nor_in_letters_twice_as_large(string name)
    {
        await using var tab = await chromium.Open(pages.Of(name));
        // English words are shorter than the French ones that stand in the same places.
        foreach (var language in EveryPage.Languages.Where(language => language != "en"))
        {
            await tab.Page.SetViewportSizeAsync(320, 640);
            await pages.Open(name, tab, language);
            await AssertNothingIsCut(tab, $"{language} at 320");

            // A screen of 1280 at a zoom of 200 %.
            await tab.Page.SetViewportSizeAsync(Chromium.Desktop / 2, 400);
            await AssertNothingIsCut(tab, $"{language} at 640");

            await tab.Page.SetViewportSizeAsync(Chromium.Phone, 740);
            await tab.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%' }");
            await AssertNothingIsCut(tab, $"{language} in letters of 200 % at 360");
        }
    }

    [Theory, MemberData(nameof(EveryName))]
    public async Task Without_a_style_sheet_the_page_reads_in_order(string name)
    {
        await using var tab = await chromium.Open(pages.Of(name));
        await tab.Context.RouteAsync("**/*.css", route => route.AbortAsync());
        await pages.Open(name, tab, "ar");
        Assert.Equal("inline", await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.skip')).display"));
        Assert.Equal("static", await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.skip')).position"));
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(OutOfOrder));
    }

    [Fact]
    public async Task A_tab_sees_script_foreign_requests_and_offences_of_the_policy()
    {
        var tab = await chromium.Open(pages.Fair);
        await tab.Context.RouteAsync("**/ar/privacy", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = (await answer.TextAsync()).Replace("</main>", "<p style='color:red' onclick='x()'>x</p><img src='http://127.0.0.2:9/x.png' alt=''></main>", StringComparison.Ordinal),
            });
        });
        await pages.Open("privacy", tab, "ar");
        var faults = await tab.Faults();
        Assert.Contains(faults, fault => fault.Contains("holds <p style=", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await tab.DisposeAsync());
    }

    private static async Task AssertNothingIsCut(Tab tab, string where)
    {
        var cut = await tab.Page.EvaluateAsync<string[]>(CutOff);
        Assert.True(cut.Length == 0, $"{where}: {string.Join("; ", cut)}");
    }
}
