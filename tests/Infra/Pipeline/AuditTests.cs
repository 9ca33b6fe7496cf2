using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>
/// A package with a known vulnerability, brought along by another one, under the repository's own rules: those of our
/// projects, and those of the project that the worker's SDK makes.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class AuditTests : IDisposable
{
    private const string Ours = "Directory.Build.props";
    private const string Extensions = "WorkerExtensions.props";

    private const string Analyzers = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    private readonly Skeleton skeleton = new();

    public void Dispose() => skeleton.Dispose();

    [Theory]
    [InlineData(Ours)]
    [InlineData(Extensions)]
    public async Task It_stops_the_pipeline(string rules)
    {
        await using var feed = await FeedAsync(Advisories.Served);
        var ran = await RestoreAsync(feed, rules, pipeline: true);
        Assert.Equal(1, ran.ExitCode);
        Assert.Matches($"error NU1903: .*{PackageFeed.Inner}.*{PackageFeed.Advisory}", ran.All);
    }

    [Fact]
    public async Task A_laptop_is_told_of_it_and_builds_on()
    {
        await using var feed = await FeedAsync(Advisories.Served);
        var ran = await RestoreAsync(feed, Ours, pipeline: false);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Matches($"warning NU1903: .*{PackageFeed.Inner}", ran.All);
    }

    [Theory]
    [InlineData(Ours)]
    [InlineData(Extensions)]
    public async Task It_can_be_accepted_as_Audit_props_says(string rules)
    {
        var text = skeleton.Text("Audit.props");
        var line = Example().Match(text).Value.Replace("https://github.com/advisories/GHSA-…", PackageFeed.Advisory, StringComparison.Ordinal);
        skeleton.Write("Audit.props", text.Replace("<ItemGroup>", $"<ItemGroup>{line}", StringComparison.Ordinal));
        await using var feed = await FeedAsync(Advisories.Served);
        var ran = await RestoreAsync(feed, rules, pipeline: true);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain("NU19", ran.All);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_stops_the_pipeline_and_no_laptop()
    {
        await using var feed = await FeedAsync(Advisories.OutOfOrder);
        var pipeline = await RestoreAsync(feed, Ours, pipeline: true);
        Assert.Equal(1, pipeline.ExitCode);
        Assert.Contains("error NU1900", pipeline.All);
        var laptop = await RestoreAsync(feed, Ours, pipeline: false);
        Assert.True(laptop.ExitCode == 0, laptop.All);
        Assert.Contains("warning NU1900", laptop.All);
    }

    [Fact]
    public async Task A_source_without_advisories_stops_the_pipeline_only_where_it_is_named_for_them()
    {
        await using var feed = await FeedAsync(Advisories.NotServed);
        var silent = await RestoreAsync(feed, Ours, pipeline: true);
        Assert.True(silent.ExitCode == 0, silent.All);
        Assert.DoesNotContain("NU19", silent.All);
        var named = await RestoreAsync(feed, Ours, pipeline: true, audit: true);
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("error NU1905", named.All);
    }

    [Theory]
    [InlineData(Advisories.Served)]
    [InlineData(Advisories.NotServed)]
    public async Task The_pipeline_asks_whether_its_source_tells_of_any(Advisories advisories)
    {
        await using var feed = await PackageFeed.StartAsync(advisories, (PackageFeed.Known, "12.0.3"));
        Configure(feed, audit: false);
        skeleton.Write("infra/scripts/advisories.sh", Repository.Text("infra", "scripts", "advisories.sh"));
        var ran = await skeleton.RunAsync("bash", pipeline: true, Own, "infra/scripts/advisories.sh");
        Assert.Equal(advisories == Advisories.Served ? 0 : 1, ran.ExitCode);
        Assert.Contains(advisories == Advisories.Served ? "tell of known vulnerabilities" : "tell of no vulnerabilities", ran.All);
    }

    [Fact]
    public void What_is_accepted_has_a_reason_and_an_end_that_has_not_come()
    {
        var accepted = XDocument.Parse(Repository.Text("Audit.props")).Descendants("NuGetAuditSuppress").ToList();
        Assert.All(accepted, one =>
        {
            Assert.StartsWith("https://github.com/advisories/GHSA-", one.Attribute("Include")!.Value);
            Assert.True(one.Attribute("Reason")!.Value.Length > 20);
            Assert.True(DateOnly.ParseExact(one.Attribute("Until")!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) >= DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        });
        Assert.All(
            Directory.EnumerateFiles(Repository.Folder, "*.csproj", SearchOption.AllDirectories).Where(path => !Outside().IsMatch(path)),
            path => Assert.DoesNotContain("NuGetAudit", File.ReadAllText(path)));
    }

    /// <summary>With the one package that every project of ours has.</summary>
    private Task<PackageFeed> FeedAsync(Advisories advisories) =>
        PackageFeed.StartAsync(advisories, (Analyzers, XDocument.Parse(skeleton.Text("Directory.Packages.props")).Descendants("PackageVersion").Single(one => one.Attribute("Include")!.Value == Analyzers).Attribute("Version")!.Value));

    /// <summary>Packages of a test stay with it.</summary>
    private (string Name, string Value)[] Own => [("NUGET_PACKAGES", skeleton.PathOf("packages")), ("NUGET_HTTP_CACHE_PATH", skeleton.PathOf("cache"))];

    private void Configure(PackageFeed feed, bool audit)
    {
        var source = $"""<add key="feed" value="{feed.Index}" allowInsecureConnections="true" />""";
        skeleton.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear />{source}</packageSources>
              <auditSources><clear />{(audit ? source : "")}</auditSources>
            </configuration>
            """);
    }

    private Task<Ran> RestoreAsync(PackageFeed feed, string rules, bool pipeline, bool audit = false)
    {
        Configure(feed, audit);
        skeleton.Write("tiny/tiny.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{PackageFeed.Outer}" {(rules == Ours ? "VersionOverride" : "Version")}="1.0.0" /></ItemGroup>
            </Project>
            """);
        // As the worker's SDK restores its project.
        string[] extensions = ["-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryPackagesProps=false", $"-p:CustomBeforeDirectoryBuildProps={skeleton.PathOf(rules)}"];
        return skeleton.RunAsync("dotnet", pipeline, Own, ["restore", "tiny", "--force", "-p:RestoreLockedMode=false", .. rules == Ours ? [] : extensions]);
    }

    [GeneratedRegex(@"<NuGetAuditSuppress [^>]*/>")]
    private static partial Regex Example();

    [GeneratedRegex(@"/(node_modules|obj|bin)/")]
    private static partial Regex Outside();
}
