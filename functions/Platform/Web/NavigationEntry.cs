namespace Platform.Web;

/// <summary>A link that a feature puts into every page's navigation.</summary>
/// <param name="Place">Where.</param>
/// <param name="Path">The path behind the language, such as <c>/apply</c>.</param>
/// <param name="Text">The key of its text.</param>
public sealed record NavigationEntry(NavigationPlace Place, string Path, string Text)
{
    /// <summary>The least role that sees it; at the desk only.</summary>
    public Role MinRole { get; init; } = Role.Organiser;

    /// <summary>Smaller comes first; those alike stand as the features do in the wiring.</summary>
    public int Order { get; init; } = 100;
}

/// <summary>Where navigation stands.</summary>
public enum NavigationPlace
{
    /// <summary>On top of the public's pages.</summary>
    Public,

    /// <summary>On top of the desk's pages.</summary>
    Desk,

    /// <summary>At the foot of every page.</summary>
    Foot,
}
