using Xunit;

namespace Fair.Infra.Tests.Policies;

/// <summary>Bicep's types are loose: a wrong word passes build and linter. The policies read what comes out.</summary>
[Trait("Speed", "Slow")]
public sealed class LooseTypesTests
{
    [Fact]
    public async Task Wrong_words_that_bicep_lets_pass_are_found_by_a_policy()
    {
        (string File, string Good, string Bad)[] slips =
        [
            ("modules/app.bicep", "type: 'UserAssignedIdentity'", "type: 'UserAssignedIdentty'"),
            ("modules/app.bicep", "name: 'dotnet-isolated'", "name: 'dotnet-isolatd'"),
            ("modules/app.bicep", "tier: 'FlexConsumption'", "tier: 'FlexConsumtion'"),
            ("modules/storage.bicep", "'TLS1_2'", "'TLS12'"),
            ("modules/alerts.bicep", "operator: 'GreaterThan'", "operator: 'MoreThan'"),
            ("modules/access.bicep", "principalType: 'ServicePrincipal'", "principalType: 'ServicePrincipl'"),
        ];
        var copy = Repository.CopyOfInfra();
        foreach (var (file, good, bad) in slips)
        {
            BicepTests.Replace(copy, file, good, bad);
        }

        var linted = await Repository.BicepAsync(copy.FullName, "lint", "main.bicep");
        Assert.Equal((0, ""), (linted.ExitCode, linted.All));

        Assert.Equal(0, (await Snapshot.TakeAsync("dev", "overwrite", copy.FullName)).ExitCode);
        var found = Policy.All.Single(policy => policy.Name == "known values").Broken(Snapshot.Of("dev", copy.FullName)).ToList();
        Assert.All(slips, slip => Assert.Contains(found, sentence => sentence.EndsWith($"is '{slip.Bad.Split('\'')[^2]}'", StringComparison.Ordinal)));
        copy.Delete(recursive: true);
    }
}
