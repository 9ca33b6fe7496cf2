using Xunit;

namespace Fair.Tests.Browser;

/// <summary>
/// Every page there is: WCAG 2.2 AA as far as a program can tell, on small screens, in large letters, and without a style
/// sheet. A page is opened once in each language for all of it.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class EveryPageTests(EveryPage pages, Chromium chromium) : IClassFixture<EveryPage>
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
    public async Task Axe_finds_nothing_nothing_is_cut_and_it_reads_in_order_without_a_style_sheet(string name)
    {
        await using var tab = await chromium.OpenAsync(pages.Of(name));
        foreach (var language in EveryPage.Languages)
        {
            await tab.Page.SetViewportSizeAsync(Chromium.Phone, 740);
            await pages.OpenAsync(name, tab, language);
            var found = await Axe.LookAsync(tab.Page);
            Assert.Equal([], found.Violations.Select(violation => $"{language}: {violation}"));
            Assert.True(found.Contrasts > 0, $"No contrast was looked at in {language}.");

            if (LooksDifferentOnWideScreens(name, language))
            {
                await tab.Page.SetViewportSizeAsync(Chromium.Desktop, 800);
                Assert.Equal([], (await Axe.LookAsync(tab.Page)).Violations.Select(violation => $"{language} on a wide screen: {violation}"));
            }

            // English words are shorter than the French ones that stand in the same places.
            if (language != "en")
            {
                await AssertFitsAsync(tab, language);
            }

            if (language == "ar")
            {
                await AssertReadsWithoutStyleAsync(tab);
            }
        }
    }

    private static async Task AssertFitsAsync(Tab tab, string language)
    {
        await tab.Page.SetViewportSizeAsync(320, 640);
        await AssertNothingIsCutAsync(tab, $"{language} at 320");

        // A screen of 1280 at a zoom of 200 %.
        await tab.Page.SetViewportSizeAsync(Chromium.Desktop / 2, 400);
        await AssertNothingIsCutAsync(tab, $"{language} at 640");

        await tab.Page.SetViewportSizeAsync(Chromium.Phone, 740);
        await tab.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%' }");
        await AssertNothingIsCutAsync(tab, $"{language} in letters of 200 % at 360");
        await tab.Page.EvaluateAsync("() => document.documentElement.removeAttribute('style')");
    }

    private static async Task AssertReadsWithoutStyleAsync(Tab tab)
    {
        await tab.Page.EvaluateAsync("() => { for (const sheet of document.styleSheets) sheet.disabled = true; }");
        Assert.Equal("inline", await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.skip')).display"));
        Assert.Equal("static", await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.skip')).position"));
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(OutOfOrder));
    }

    private static async Task AssertNothingIsCutAsync(Tab tab, string where)
    {
        var cut = await tab.Page.EvaluateAsync<string[]>(CutOff);
        Assert.True(cut.Length == 0, $"{where}: {string.Join("; ", cut)}");
    }

    // Tables are cards on phones, columns stand side by side on wide screens; the other pages only have more room.
    private static bool LooksDifferentOnWideScreens(string name, string language) =>
        language != "en" && name is "home" or "follow-reserve" or "privacy" or "desk" or "review-errors" or "mail" or "workshops" or "desk-workshop" or "desk-workshop-new";
}
