using Xunit;

namespace Fair.Tests.Browser;

/// <summary>That axe would see what it is there to see.</summary>
[Trait("Speed", "Slow")]
public sealed class AxeTests(OpenFair open, Chromium chromium) : IClassFixture<OpenFair>
{
    [Fact]
    public async Task Axe_sees_too_little_contrast_in_joined_Arabic()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/ar");
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('.cards p').forEach(text => text.style.color = '#C9BFAE')");
        Assert.Equal(3, (await Axe.LookAsync(tab.Page)).Violations.Count(violation => violation.StartsWith("color-contrast", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Axe_sees_a_control_without_a_name()
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        await tab.GoAsync("/fr/link");
        await tab.Page.EvaluateAsync("() => document.querySelector('label[for=email]').remove()");
        Assert.Contains((await Axe.LookAsync(tab.Page)).Violations, violation => violation.StartsWith("label", StringComparison.Ordinal));
    }
}
