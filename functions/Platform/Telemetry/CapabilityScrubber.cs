using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace Platform.Telemetry;

/// <summary>
/// Takes capabilities and queries out of the addresses of requests before an activity is exported: whoever reads traces must
/// not be able to act for people.
/// </summary>
public sealed partial class CapabilityScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Queries = ["url.query", "url.fragment"];

    public override void OnEnd(Activity data)
    {
        data.DisplayName = Scrub(data.DisplayName);
        foreach (var (key, value) in data.TagObjects.ToList())
        {
            if (Queries.Contains(key))
            {
                data.SetTag(key, null);
            }
            else if (value is string text && text.Contains('/', StringComparison.Ordinal))
            {
                data.SetTag(key, Scrub(text));
            }
        }
    }

    /// <summary>The text without queries of addresses and without anything as long as a capability.</summary>
    public static string Scrub(string text) => Capability().Replace(Query().Replace(text, ""), "{token}");

    // A capability is 43 characters of base64url (Records/Token.cs).
    [GeneratedRegex("[A-Za-z0-9_-]{43}")]
    private static partial Regex Capability();

    [GeneratedRegex(@"\?\S*")]
    private static partial Regex Query();
}
