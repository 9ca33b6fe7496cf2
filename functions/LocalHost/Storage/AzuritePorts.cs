using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalHost;

/// <summary>The ports that Azurite chose.</summary>
internal sealed partial record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Reads what Azurite prints when it listens. Null while a service is still missing.</summary>
    public static AzuritePorts? Read(string output)
    {
        var ports = Listening().Matches(output).ToDictionary(
            match => match.Groups["service"].Value,
            match => int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture));
        return ports is { Count: 3 } ? new AzuritePorts(ports["Blob"], ports["Queue"], ports["Table"]) : null;
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at \S+:(?<port>\d+)")]
    private static partial Regex Listening();
}
