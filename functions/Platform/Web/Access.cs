using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Platform.Web;

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

    /// <summary>Whether it answers without a look at the organisers' settings, as what tells whether storage answers must.</summary>
    public bool IgnoresSettings { get; init; }
}

/// <summary>Only people with a role of the desk may call it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeskAttribute(Role min) : AccessAttribute
{
    /// <summary>The least role that may.</summary>
    public Role Min => min;
}

/// <summary>Only who sends a shared key may call it; to everybody else it is not there. Without a key in the settings nobody may.</summary>
/// <param name="setting">The setting that holds the key, such as <c>Section:Key</c>.</param>
/// <param name="header">The header that it is sent in.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedKeyAttribute(string setting, string header) : AccessAttribute
{
    /// <summary>Whether the request carries the key; it takes as long to say no as to say yes.</summary>
    public bool Admits(HttpRequest request, IConfiguration configuration) =>
        configuration[setting] is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(Hash(request.Headers[header].ToString()), Hash(key));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>The roles at the desk; a greater one may do what a lesser one may.</summary>
public enum Role
{
    None,

    /// <summary>Receives people at the fair (مكلف بالاستقبال).</summary>
    Steward,

    /// <summary>Selects, decides, answers for the data.</summary>
    Organiser,
}
