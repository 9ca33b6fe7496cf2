using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>
/// Shipping a release, and going back: the script as the pipeline runs it, with the genuine smoke test against the
/// application here. In place of Azure's CLI stands a program that keeps blobs in a folder and notes what it is asked.
/// </summary>
[Collection(OfTheShippedFair.Name)]
[Trait("Speed", "Slow")]
public sealed class DeployTests(ShippedFair local) : IDisposable
{
    private static readonly string Functions = Application.Functions.Count.ToString(CultureInfo.InvariantCulture);

    private const string Cli = """
        #!/usr/bin/env bash
        set -euo pipefail
        echo "$*" >> "$AZ/calls"
        value() { local name=$1; shift; while (( $# )); do [[ $1 == "$name" ]] && { echo "$2"; return; }; shift; done; }
        file=$(value --file "$@") name=$(value --name "$@")
        case "$1 $2 $3 ${4:-}" in
          "storage blob exists "*) [[ -f $AZ/forbidden ]] && { echo "403" >&2; exit 1; }; [[ -f $AZ/blobs/$name ]] && echo true || echo false ;;
          "storage blob download "*) cp "$AZ/blobs/$name" "$file" ;;
          "storage blob upload "*) mkdir -p "$(dirname "$AZ/blobs/$name")"; cp "$file" "$AZ/blobs/$name" ;;
          "functionapp deployment source config-zip") cat "$(value --src "$@")" >> "$AZ/shipped"; [[ ! -f $AZ/refuses ]] ;;
          "functionapp function list "*) cat "$AZ/functions" ;;
          *) echo "az $*?" >&2; exit 2 ;;
        esac
        """;

    private readonly DirectoryInfo az = Directory.CreateTempSubdirectory("fair-az");

    public void Dispose() => az.Delete(recursive: true);

    [Fact]
    public async Task A_release_that_works_is_shipped_and_kept_to_go_back_to()
    {
        var ran = await DeployAsync(Release("first", local.Version));
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal("first", Shipped);
        Assert.Equal("first", Blob($"{Blob("current").Trim()}/fair.zip"));
    }

    [Fact]
    public async Task A_release_that_does_not_work_is_replaced_by_the_one_before()
    {
        Assert.Equal(0, (await DeployAsync(Release("good", local.Version))).ExitCode);
        var ran = await DeployAsync(Release("bad", "9.9.9"));
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"Going back to {local.Version}", ran.Errors);
        Assert.Equal("goodbadgood", Shipped);
        Assert.Equal("good", Blob($"{Blob("current").Trim()}/fair.zip"));
    }

    [Fact]
    public async Task A_release_whose_functions_the_host_has_lost_is_replaced_too()
    {
        Assert.Equal(0, (await DeployAsync(Release("good", local.Version))).ExitCode);
        var ran = await DeployAsync(Release("lost", local.Version), registered: "3");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("The host knows 3 functions", ran.Errors);
        Assert.Equal("goodlostgood", Shipped);
    }

    [Fact]
    public async Task A_deployment_that_calls_a_working_release_failed_is_not_believed()
    {
        File.WriteAllText(Path.Combine(az.FullName, "refuses"), "");
        var ran = await DeployAsync(Release("works", local.Version));
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("the smoke test decides", ran.Output);
    }

    [Fact]
    public async Task A_package_that_was_tampered_with_is_not_shipped()
    {
        var release = Release("genuine", local.Version);
        File.WriteAllText(Path.Combine(release, "fair.zip"), "forged");
        var ran = await DeployAsync(release);
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal("", Shipped);
        Assert.Contains("there is none to go back to", ran.Errors);
    }

    [Fact]
    public async Task A_release_before_that_can_not_be_asked_for_is_not_taken_for_none()
    {
        File.WriteAllText(Path.Combine(az.FullName, "forbidden"), "");
        var ran = await DeployAsync(Release("blind", local.Version));
        Assert.NotEqual(0, ran.ExitCode);
        Assert.Equal("", Shipped);
    }

    private string Shipped => File.Exists(Path.Combine(az.FullName, "shipped")) ? File.ReadAllText(Path.Combine(az.FullName, "shipped")) : "";

    private string Blob(string name) => File.ReadAllText(Path.Combine(az.FullName, "blobs", name));

    private string Release(string content, string version)
    {
        var folder = az.CreateSubdirectory($"release-{content}").FullName;
        File.WriteAllText(Path.Combine(folder, "fair.zip"), content);
        File.WriteAllText(Path.Combine(folder, "fair.zip.sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)))}  fair.zip\n");
        File.WriteAllText(Path.Combine(folder, "version"), $"{version}\n");
        File.WriteAllText(Path.Combine(folder, "functions"), $"{Functions}\n");
        return folder;
    }

    private async Task<Ran> DeployAsync(string release, string? registered = null)
    {
        var cli = Path.Combine(az.FullName, "az");
        await File.WriteAllTextAsync(cli, Cli);
        await Repository.RunAsync("chmod", az.FullName, [], "+x", cli);
        await File.WriteAllTextAsync(Path.Combine(az.FullName, "functions"), registered ?? Functions);
        return await Repository.RunAsync(
            "bash", Repository.Folder,
            [
                ("PATH", $"{az.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("AZ", az.FullName), ("APP", "func-fair"), ("STORAGE", "stfair"), ("GROUP", "rg-fair"),
                ("ORIGIN", local.Address.ToString()), ("SMOKE_TEST_KEY", local.Key), ("PATIENCE", release.EndsWith("-bad", StringComparison.Ordinal) ? "1" : "20"), ("TRIES", "2"), ("PAUSE", "0.1"),
            ],
            "infra/scripts/deploy.sh", release);
    }
}
