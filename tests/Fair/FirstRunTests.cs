using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>What the README's first command starts: the application as a process of its own, with storage of its own.</summary>
[Trait("Speed", "Slow")]
public sealed partial class FirstRunTests
{
    [Fact]
    public async Task A_first_run_starts_storage_loads_the_edition_and_prints_where_to_look()
    {
        var data = Directory.CreateTempSubdirectory("fair-first-run");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { "exec", Built.LocalHost, "--application", Built.Application, "--port", "0", "--data", data.FullName, "--sample" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var addresses = new Dictionary<string, Uri>();
            while (!addresses.ContainsKey("Clock") && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (Address().Match(line) is { Success: true } match)
                {
                    addresses[match.Groups[1].Value] = new(match.Groups[2].Value);
                }
            }

            Assert.Superset(new HashSet<string> { "Site", "Desk", "Mailbox", "Clock" }, addresses.Keys.ToHashSet());
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            client.DefaultRequestHeaders.Add("Accept-Language", "ar");
            Assert.Contains("المعرض الجهوي للاقتصاد الاجتماعي والتضامني", await client.GetStringAsync(new Uri(addresses["Site"], "/ar")));
            Assert.Contains("formId", await client.GetStringAsync(new Uri(addresses["Site"], "/ar/apply")));
            Assert.Equal(HttpStatusCode.Found, (await client.GetAsync(addresses["Desk"])).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(addresses["Mailbox"])).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(addresses["Clock"])).StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^\s+(\S.*?)\s{2,}(http://\S+)")]
    private static partial Regex Address();
}
