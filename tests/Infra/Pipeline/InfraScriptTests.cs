using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>Making a stage, as the pipeline runs it; in place of Azure's CLI stands a program that is as talkative.</summary>
[Trait("Speed", "Slow")]
public sealed class InfraScriptTests : IDisposable
{
    private const string Cli = """
        #!/usr/bin/env bash
        set -euo pipefail
        case "$1 $2 ${3:-}" in
          "bicep install "*) echo "Installing Bicep CLI..."; echo 'Successfully installed Bicep CLI to "/home/somebody/.azure/bin/bicep".' ;;
          "deployment group create") ;;
          "deployment group show") echo '{ "app": { "type": "String", "value": "func-fair" }, "origin": { "type": "String", "value": "https://fair.example.org" } }' ;;
          *) echo "az $*?" >&2; exit 2 ;;
        esac
        """;

    private readonly DirectoryInfo az = Directory.CreateTempSubdirectory("fair-az");

    public void Dispose() => az.Delete(recursive: true);

    [Fact]
    public async Task What_it_prints_is_the_outputs_and_nothing_else()
    {
        var cli = Path.Combine(az.FullName, "az");
        await File.WriteAllTextAsync(cli, Cli);
        await Repository.RunAsync("chmod", az.FullName, [], "+x", cli);
        var ran = await Repository.RunAsync(
            "bash", Repository.Folder, [("PATH", $"{az.FullName}:{Environment.GetEnvironmentVariable("PATH")}")], "infra/scripts/infra.sh", "deploy", "staging", "rg-fair-staging");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(["app=func-fair", "origin=https://fair.example.org"], ran.Output.Trim().Split('\n'));
    }
}
