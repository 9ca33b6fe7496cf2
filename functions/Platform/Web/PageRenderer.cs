using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Languages;

namespace Platform.Web;

/// <summary>Renders Razor components to pages, complete, in memory.</summary>
public sealed class PageRenderer(ILoggerFactory loggers, Edition edition, Assets assets, PrincipalReader principals, IEnumerable<NavigationEntry> navigation, TimeProvider clock) : IDisposable
{
    private readonly IReadOnlyList<NavigationEntry> navigation = [.. navigation.OrderBy(entry => entry.Order)];

    // All that components are given. The application's own services hold MVC's, by way of the worker: its scoped navigation
    // fails each form without an action, and where scopes are validated each page. Arabic is text and not something to
    // escape: a page is half as long without &#x…;.
    private readonly ServiceProvider services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>Renders a page of the site.</summary>
    /// <param name="request">The request that it answers: the language switch keeps its path, the desk its user.</param>
    /// <param name="language">The language to write in.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="parameters">The component's parameters, but for the view.</param>
    public async Task<BufferedResult> PageAsync<TComponent>(HttpRequest request, Language language, int status = StatusCodes.Status200OK, params (string Name, object? Value)[] parameters)
        where TComponent : PageBase
    {
        var page = new PageContext(language, edition, assets, principals.Read(request), clock.GetUtcNow(), PathBehindLanguage(request), Query(request), navigation);
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all[nameof(PageBase.Page)] = page;
        return new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(await HtmlAsync<TComponent>(all)))
        {
            Headers = [("Content-Language", language.Code)],
        };
    }

    /// <summary>Renders any component to HTML.</summary>
    public async Task<string> HtmlAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    public void Dispose() => services.Dispose();

    private static string PathBehindLanguage(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        return path.Length >= 3 && Language.TryFind(path[1..3], out _) && (path.Length == 3 || path[3] == '/') ? path[3..] : path;
    }

    private static string Query(HttpRequest request) => request.IsRead() ? request.QueryString.Value ?? "" : "";
}
