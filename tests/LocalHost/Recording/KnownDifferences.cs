using System.Text.Json.Nodes;
using Xunit;

namespace LocalHost.Tests.Recording;

/// <summary>The list of differences that are meant, each with its reason: known-differences.json beside this file.</summary>
internal static class KnownDifferences
{
    private static readonly Dictionary<string, string> Reasons =
        JsonNode.Parse(Exchange.Resource("known-differences.json"))!["differences"]!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<string>());

    public static IEnumerable<string> Names => Reasons.Keys;

    /// <summary>Fails where something differs that is not listed, and where something is listed that no longer differs.</summary>
    public static void Judge(string name, IReadOnlyList<string> differences)
    {
        if (Reasons.TryGetValue(name, out var reason))
        {
            Assert.True(differences.Count > 0, $"This no longer differs from the recording: take it out of known-differences.json ({reason})");
            return;
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
