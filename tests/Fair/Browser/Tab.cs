using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Fair.Tests.Browser;

/// <summary>
/// A browser's tab that watches what no page of the fair may do: complain in the console, offend the content policy,
/// ask another site for anything, or hold script, style attributes or handlers in its HTML. Closing it tells.
/// </summary>
public sealed partial class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = [];
    private readonly ConcurrentQueue<Task> reads = [];

    public Tab(RunningFair fair, IBrowserContext context, IPage page)
    {
        this.context = context;
        Fair = fair;
        Page = page;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Request += (_, request) => Note(request);
        page.Response += (_, response) => reads.Enqueue(ReadAsync(response));
    }

    public RunningFair Fair { get; }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What was seen up to now that should not be.</summary>
    public async Task<IReadOnlyCollection<string>> FaultsAsync()
    {
        await Task.WhenAll(reads);
        return faults;
    }

    /// <summary>Opens a page of the fair, whatever its status.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Signs in at the desk.</summary>
    public async Task SignInAsync(string role)
    {
        var answer = await context.APIRequest.PostAsync(
            "/.auth/login/aad", new() { DataString = $"name=sample.{role}&roles={role}", Headers = [new("Content-Type", "application/x-www-form-urlencoded")] });
        Assert.True(answer.Ok, $"Sign-in answered {answer.Status}.");
    }

    /// <summary>Fills a form by the names of its fields, at once.</summary>
    public Task FillAsync(IReadOnlyDictionary<string, string> fields) => Page.EvaluateAsync(
        """
        fields => {
          for (const [name, value] of Object.entries(fields)) {
            for (const control of document.querySelectorAll(`[name="${name}"]`)) {
              if (control.type === "radio" || control.type === "checkbox") control.checked = value.split(",").includes(control.value);
              else control.value = value;
            }
          }
        }
        """,
        fields);

    /// <summary>Lets the reader take a minute, and presses the form's button.</summary>
    public async Task SendAsync()
    {
        Fair.Clock.Move(Fair.Clock.GetUtcNow().AddMinutes(1));
        await Page.EvaluateAsync("() => { window.isLeft = true; }");
        await Page.Locator("main form[method=post] button").ClickAsync();
        await ReadyAsync();
    }

    /// <summary>Waits until the page that was asked for stands there complete; asked of the page itself, as events of the page before can be mistaken for its own.</summary>
    public async Task ReadyAsync()
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"{Page.Url} did not become complete.");
            await Task.Delay(30);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("() => window.isLeft === undefined && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Between two pages there is none to ask.
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var seen = await FaultsAsync();
        await context.DisposeAsync();
        Assert.Empty(seen);
    }

    private void Note(IConsoleMessage message)
    {
        // A page that says "not found" is itself such a resource.
        var isStatusOfPage = message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
            && !message.Location.Contains("/assets/", StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !isStatusOfPage && !message.Text.Contains("net::ERR_FAILED", StringComparison.Ordinal)
            && !message.Text.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
        {
            faults.Enqueue($"{Page.Url}: {message.Text}");
        }
    }

    private void Note(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "http" or "https" && address.Authority != Fair.Address.Authority)
        {
            faults.Enqueue($"{Page.Url} asks {request.Url}");
        }
    }

    private async Task ReadAsync(IResponse response)
    {
        var path = new Uri(response.Url).AbsolutePath;
        if (response.Request.ResourceType != "document" || response.Status is >= 300 and < 400
            || path.StartsWith("/_", StringComparison.Ordinal) || path.StartsWith("/.auth", StringComparison.Ordinal))
        {
            return;
        }

        string html;
        try
        {
            html = await response.TextAsync();
        }
        catch (PlaywrightException)
        {
            // A download, or a page that the next one has replaced.
            return;
        }

        // The one page with a script of ours, by its address and nothing inline.
        html = path.EndsWith("/attendance", StringComparison.Ordinal) || path.EndsWith("/guests", StringComparison.Ordinal) ? OwnScript().Replace(html, "", 1) : html;
        foreach (Match match in Forbidden().Matches(html))
        {
            faults.Enqueue($"{response.Url} holds {match.Value}");
        }
    }

    [GeneratedRegex("""<script type="module" src="/assets/[0-9a-f]+/attendance\.js"></script>""")]
    private static partial Regex OwnScript();

    [GeneratedRegex("""<script|<style|<[a-z][^>]*\s(style|on[a-z]+)\s*=""", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
