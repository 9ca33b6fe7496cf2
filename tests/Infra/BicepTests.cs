using Xunit;

namespace Fair.Infra.Tests;

/// <summary>What the Bicep CLI says of the files, without a network.</summary>
[Trait("Speed", "Slow")]
public sealed class BicepTests
{
    public static TheoryData<string> Stages => [.. Snapshot.Stages];

    [Fact]
    public async Task It_builds_and_the_linter_has_nothing_to_say()
    {
        var built = await Repository.BicepAsync(Repository.Infra, "build", "main.bicep", "--stdout");
        Assert.Equal((0, ""), (built.ExitCode, built.Errors));
        // The linter ends with 0 on warnings, so its words count.
        foreach (var files in new[] { "**/*.bicep", "**/*.bicepparam" })
        {
            var linted = await Repository.BicepAsync(Repository.Infra, "lint", "--pattern", files);
            Assert.Equal((0, ""), (linted.ExitCode, linted.All));
        }
    }

    [Fact]
    public async Task A_warning_anywhere_is_heard()
    {
        var copy = Repository.CopyOfInfra();
        Replace(copy, "modules/vault.bicep", "sku: { family: 'A', name: 'standard' }", "sku: { family: 'A', name: 'standard' }\n    nobodyKnows: true");
        var linted = await Repository.BicepAsync(copy.FullName, "lint", "--pattern", "**/*.bicep");
        Assert.Contains("modules/vault.bicep", linted.All);
        Assert.Contains("Warning BCP037", linted.All);
        copy.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task The_snapshot_of_a_stage_is_what_the_files_say(string stage)
    {
        var ran = await Snapshot.TakeAsync(stage, "validate", Repository.Infra);
        Assert.True(ran.ExitCode == 0, $"{ran.All}\nIf that is meant: run infra/scripts/snapshots.sh, read the difference and commit it.");
    }

    [Fact]
    public async Task A_change_that_no_snapshot_shows_yet_fails()
    {
        var copy = Repository.CopyOfInfra();
        Replace(copy, "modules/storage.bicep", "isVersioningEnabled: true", "isVersioningEnabled: false");
        var ran = await Snapshot.TakeAsync("dev", "validate", copy.FullName);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("isVersioningEnabled", ran.All);
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var copy = Repository.CopyOfInfra();
        foreach (var pattern in new[] { "**/*.bicep", "**/*.bicepparam" })
        {
            var ran = await Repository.BicepAsync(copy.FullName, "format", "--pattern", pattern);
            Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));
        }

        var files = Directory.EnumerateFiles(copy.FullName, "*.bicep*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 15);
        Assert.All(files, file => Assert.Equal(File.ReadAllText(file), Repository.Text("infra", Path.GetRelativePath(copy.FullName, file))));
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_an_error()
    {
        (string File, string Good, string Bad, string Rule)[] mistakes =
        [
            ("modules/vault.bicep", "location: site.location", "location: 'westeurope'", "no-hardcoded-location"),
            ("main.bicep", "@description('Whether what holds records is protected against deletion.')", "", "use-description-params"),
            ("main.bicep", "output appName string = nameOf('func', site)", "output appName string = 'func-fair'", "no-hardcoded-outputs"),
            ("main.bicep", "param extraTags Tags = {}", "param extraTags object = {}", "use-user-defined-types"),
            ("modules/storage.bicep", "param recoverableDays int", "param recoverableDays int\n\n@description('x')\nparam unused int = 1", "no-unused-params"),
            ("modules/alerts.bicep", "param slowAfter int", "param slowAfter int\n\n@description('x')\n@secure()\nparam password string = 'x'", "secure-parameter-default"),
            ("modules/network.bicep", "'privatelink.blob.${environment().suffixes.storage}'", "'privatelink.blob.core.windows.net'", "no-hardcoded-env-urls"),
            ("modules/budget.bicep", "param amount int", "param amount int\n\nvar unused = 1", "no-unused-vars"),
            ("main.bicep", "@description('The app, which the pipeline ships code to.')", "", "use-description-outputs"),
            ("names.bicep", "@description('Tags: names and values.')", "", "use-description-types"),
            ("modules/access.bicep", "guid(vault.id, identity.id, roles.keyVaultSecretsUser)", "newGuid()", "BCP"),
        ];
        var copy = Repository.CopyOfInfra();
        foreach (var (file, good, bad, _) in mistakes)
        {
            Replace(copy, file, good, bad);
        }

        var ran = await Repository.BicepAsync(copy.FullName, "lint", "main.bicep");
        Assert.Equal(1, ran.ExitCode);
        var said = ran.All.Split('\n');
        Assert.All(mistakes, mistake => Assert.Contains(said, line => line.Contains($"/{mistake.File}(", StringComparison.Ordinal) && line.Contains($"Error {mistake.Rule}", StringComparison.Ordinal)));
        copy.Delete(recursive: true);
    }

    internal static void Replace(DirectoryInfo copy, string file, string good, string bad)
    {
        var path = Path.Combine(copy.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(good, text);
        File.WriteAllText(path, text.Replace(good, bad, StringComparison.Ordinal));
    }
}
