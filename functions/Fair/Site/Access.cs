namespace Fair.Site;

/// <summary>Who may call an HTTP function. A function that does not say is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>How many bytes a request may bring; see <see cref="Body"/>.</summary>
    public long MaxBytes { get; init; } = Body.OfText;
}

/// <summary>Anyone may call it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : AccessAttribute
{
    /// <summary>Whether posts may come from elsewhere than our own pages: an API, a webhook. They carry no cookie's authority.</summary>
    public bool CrossSite { get; init; }

    /// <summary>Whether a service posts, from one address and often: it is no sign that addresses are hidden from us.</summary>
    public bool FromService { get; init; }

    /// <summary>Whether reading counts too, as where somebody could try codes.</summary>
    public bool LooksUp { get; init; }
}

/// <summary>Only people with a role of the desk may call it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeskAttribute(Role min) : AccessAttribute
{
    /// <summary>The least role that may.</summary>
    public Role Min => min;
}

/// <summary>Only the smoke test may call it, by its key (<see cref="Synthetic.SmokeTestSettings"/>); to everybody else it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmokeTestAttribute : AccessAttribute;

/// <summary>The roles at the desk; a greater one may do what a lesser one may.</summary>
public enum Role
{
    None,

    /// <summary>Receives people at the fair (مكلف بالاستقبال).</summary>
    Steward,

    /// <summary>Selects, decides, answers for the data.</summary>
    Organiser,
}
