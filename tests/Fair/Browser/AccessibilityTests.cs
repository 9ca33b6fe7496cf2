using Xunit;

namespace Fair.Tests.Browser;

/// <summary>WCAG 2.2 AA, as far as a program can tell.</summary>
public sealed class AccessibilityTests(EveryPage pages, Chromium chromium) : IClassFixture<EveryPage>
{
    public static TheoryData<string> EveryName => [.. EveryPage.Names];

    [Theory, MemberData(nameof(EveryName))]
    public async Task Axe_finds_nothing(string name)
    {
        await using var tab = await chromium.Open(pages.Of(name));
        foreach (var language in EveryPage.Languages)
        {
            await tab.Page.SetViewportSizeAsync(Chromium.Phone, 740);
            await pages.Open(name, tab, language);
            var found = await Axe.Look(tab.Page);
            Assert.Equal([], found.Violations.Select(violation => $"{language}: {violation}"));
            Assert.True(found.Contrasts > 0, $"No contrast was looked at in {language}.");

            if (LooksDifferentOnWideScreens(name, language))
            {
                await tab.Page.SetViewportSizeAsync(Chromium.Desktop, 800);
                Assert.Equal([], (await Axe.Look(tab.Page)).Violations.Select(violation => $"{language} on a wide screen: {violation}"));
            }
        }
    }

    [Fact]
    public async Task Axe_sees_too_little_contrast_in_joined_Arabic()
    {
        await using var tab = await chromium.Open(pages.Fair);
        await pages.Open("home", tab, "ar");
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('.cards p').forEach(text => text.style.color = '#C9BFAE')");
        Assert.Equal(3, (await Axe.Look(tab.Page)).Violations.Count(violation => violation.StartsWith("color-contrast", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Axe_sees_a_control_without_a_name()
    {
        await using var tab = await chromium.Open(pages.Fair);
        await pages.Open("link", tab, "fr");
        await tab.Page.EvaluateAsync("() => document.querySelector('label[for=email]').remove()");
        Assert.Contains((await Axe.Look(tab.Page)).Violations, violation => violation.StartsWith("label", StringComparison.Ordinal));
    }

    // Tables are cards on phones, columns stand side by side on wide screens; the other pages only have more room.
    private static bool LooksDifferentOnWideScreens(string name, string language) =>
        language != "en" && name is "home" or "follow-reserve" or "privacy" or "desk" or "review-errors" or "mail" or "workshops" or "desk-workshop" or "desk-workshop-new";
}
