using Microsoft.AspNetCore.Components;
using Platform.Editions;
using Platform.Languages;

namespace Platform.Web;

/// <summary>What every page knows of the request that it answers.</summary>
/// <param name="Language">The language to write in.</param>
/// <param name="Edition">The fair.</param>
/// <param name="Assets">Where styles and fonts are.</param>
/// <param name="User">Who is signed in at the desk, or null.</param>
/// <param name="Now">The moment of the request.</param>
/// <param name="Path">The path behind the language, such as <c>/apply</c>.</param>
/// <param name="Query">The query with its question mark, or empty.</param>
/// <param name="Navigation">The links of all features, in their order.</param>
public sealed record PageContext(Language Language, Edition Edition, Assets Assets, Principal? User, DateTimeOffset Now, string Path, string Query, IReadOnlyList<NavigationEntry> Navigation)
{
    /// <summary>An address of the site in the page's language.</summary>
    public string Link(string path) => $"/{Language.Code}{path}";

    /// <summary>The same page in another language.</summary>
    public string LinkIn(Language other) => $"/{other.Code}{Path}{Query}";
}

/// <summary>A component that is a page or a part of one.</summary>
public abstract class PageBase : ComponentBase
{
    [Parameter, EditorRequired]
    public PageContext Page { get; set; } = null!;

    protected Language Language => Page.Language;

    protected Edition Edition => Page.Edition;

    /// <summary>The text of a key in the page's language.</summary>
    protected string T(string key) => Page.Language[key];

    /// <summary>The text of a key with its placeholders filled in.</summary>
    protected string T(string key, params (string Name, object? Value)[] values) => Page.Language.Text(key, values);

    /// <summary>A moment in the fair's time zone.</summary>
    protected string Moment(DateTimeOffset moment) => Page.Language.Moment(moment, Page.Edition.Zone);
}
