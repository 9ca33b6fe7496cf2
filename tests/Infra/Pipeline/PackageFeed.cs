using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>What a package source says of vulnerabilities.</summary>
public enum Advisories
{
    /// <summary>It does not speak of them, as a folder of packages and some registries do not.</summary>
    NotServed,

    /// <summary>It says that it does, and fails.</summary>
    OutOfOrder,

    /// <summary>It does, as it should.</summary>
    Served,
}

/// <summary>
/// The least of a NuGet V3 source, on 127.0.0.1: two packages of which the one needs the other. A folder would be simpler,
/// but can not tell of advisories.
/// </summary>
public sealed class PackageFeed : IAsyncDisposable
{
    /// <summary>What a project asks for.</summary>
    public const string Outer = "fair.outer";

    /// <summary>What it gets with it.</summary>
    public const string Inner = "fair.inner";

    /// <summary>What advisories.sh asks for.</summary>
    public const string Known = "Newtonsoft.Json";

    public const string Advisory = "https://github.com/advisories/GHSA-0000-0000-0000";

    private readonly WebApplication app;

    private PackageFeed(WebApplication app) => this.app = app;

    public string Index => $"{Address(app)}/index.json";

    /// <param name="advisories">What it says of vulnerabilities.</param>
    /// <param name="others">Packages that it has besides, without content.</param>
    public static async Task<PackageFeed> StartAsync(Advisories advisories, params (string Id, string Version)[] others)
    {
        var packages = new Dictionary<string, (string Version, byte[] Bytes)>
        {
            [Outer] = ("1.0.0", Pack(Outer, "1.0.0", $"""<dependency id="{Inner}" version="1.0.0" />""")),
            [Inner] = ("1.0.0", Pack(Inner, "1.0.0", "")),
        };
        foreach (var (id, version) in others)
        {
            packages[id.ToLowerInvariant()] = (version, Pack(id, version, ""));
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/index.json", () => Results.Json(new
        {
            version = "3.0.0",
            resources = new List<Dictionary<string, string>>
            {
                new() { ["@id"] = $"{Address(app)}/packages/", ["@type"] = "PackageBaseAddress/3.0.0" },
                new() { ["@id"] = $"{Address(app)}/advisories.json", ["@type"] = "VulnerabilityInfo/6.7.0" },
            }.Take(advisories == Advisories.NotServed ? 1 : 2),
        }));
        app.MapGet("/packages/{id}/index.json", (string id) => packages.TryGetValue(id, out var package) ? Results.Json(new { versions = new[] { package.Version } }) : Results.NotFound());
        app.MapGet("/packages/{id}/{version}/{file}", (string id, string file) =>
            packages.TryGetValue(id, out var package) && file.EndsWith(".nupkg", StringComparison.Ordinal) ? Results.Bytes(package.Bytes) : Results.NotFound());
        if (advisories == Advisories.Served)
        {
            app.MapGet("/advisories.json", () => Results.Json(new[]
            {
                new Dictionary<string, string> { ["@name"] = "all", ["@id"] = $"{Address(app)}/advisories/all.json", ["@updated"] = "2026-11-01T00:00:00Z" },
            }));
            app.MapGet("/advisories/all.json", () => Results.Json(new Dictionary<string, object[]>
            {
                [Inner] = [new { url = Advisory, severity = 2, versions = "(, 99.0.0)" }],
                [Known.ToLowerInvariant()] = [new { url = Advisory, severity = 2, versions = "(, 13.0.1)" }],
            }));
        }

        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private static byte[] Pack(string id, string version, string dependencies)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry($"{id}.nuspec").Open(), Encoding.UTF8);
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{id}</id><version>{version}</version><authors>fair</authors><description>For a test.</description>
                    <dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies>
                  </metadata>
                </package>
                """);
        }

        return stream.ToArray();
    }
}
