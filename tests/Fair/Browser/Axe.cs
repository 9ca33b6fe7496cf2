using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Fair.Tests.Browser;

/// <summary>What axe finds wrong on a page, in every rule it has but the experimental ones.</summary>
public static class Axe
{
    // Before axe looks at colours it asks whether a text is drawn as an icon, by comparing a word's width with the sum of
    // its letters'. Joined Arabic is narrower than its letters, so that axe takes it for icons and skips it. With this,
    // a word is as wide as its letters, and its colours are looked at.
    private const string LettersDoNotJoin =
        """
        () => {
          if (window.axe) return;
          const measure = CanvasRenderingContext2D.prototype.measureText;
          CanvasRenderingContext2D.prototype.measureText = function (text) {
            return [...text].length < 2 ? measure.call(this, text)
              : { width: text.split("").reduce((sum, letter) => sum + measure.call(this, letter).width, 0) };
          };
        }
        """;

    private const string Run =
        """
        async () => {
          const found = await axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values:
            ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
          const contrast = found.passes.find(rule => rule.id === "color-contrast");
          return JSON.stringify({
            violations: found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)),
            contrasts: contrast ? contrast.nodes.length : 0 });
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript() + ";0";

    /// <summary>Looks at the page as it is; it comes in through the debugger, so that the content policy stays in force.</summary>
    public static async Task<Findings> LookAsync(IPage page)
    {
        await page.EvaluateAsync(LettersDoNotJoin);
        if (!await page.EvaluateAsync<bool>("() => Boolean(window.axe)"))
        {
            await page.EvaluateAsync(Script);
        }

        return JsonSerializer.Deserialize<Findings>(await page.EvaluateAsync<string>(Run), JsonSerializerOptions.Web)!;
    }
}

/// <summary>What axe found.</summary>
/// <param name="Violations">What is wrong, and where.</param>
/// <param name="Contrasts">Whether contrast was looked at: at least one place where it is right.</param>
public sealed record Findings(IReadOnlyList<string> Violations, int Contrasts);
