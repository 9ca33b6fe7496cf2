using System.Net;
using System.Text;
using Azure.Data.Tables;
using Fair.SmokeTest;
using Platform.Editions;
using Platform.Records;
using Platform.Web;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>The smoke test that the pipeline runs after a deployment, run against what is in the zip.</summary>
[Collection(OfTheShippedFair.Name)]
[Trait("Speed", "Slow")]
public sealed class SmokeTests(ShippedFair local)
{
    private static string Functions => Application.Functions.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task It_passes_long_after_the_edition_has_closed_and_leaves_no_trace()
    {
        var table = new TableClient(local.Storage, FairTable.Name);
        var before = await RowsAsync(table);
        var ran = await RunAsync(local.Key, local.Version, Functions);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("ApplicationReceivedMail,SeatConfirmedMail", ran.Output.Replace(", ", ",", StringComparison.Ordinal));
        Assert.Equal(before, await RowsAsync(table));

        using var client = new HttpClient { BaseAddress = local.Address };
        // The provider checked both mails and delivered none.
        Assert.Equal("[]", (await client.GetStringAsync("/_mailbox/messages")).Trim());
    }

    [Theory]
    [InlineData("0.0.0", null, "version ")]
    [InlineData(null, "1", "functions, not 1")]
    public async Task It_fails_for_another_version_or_a_missing_function(string? version, string? functions, string reason)
    {
        var ran = await RunAsync(local.Key, version ?? local.Version, functions ?? Functions, patience: "1");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("FAILED", ran.Errors);
        Assert.Contains(reason, ran.Errors);
    }

    [Fact]
    public async Task It_fails_with_the_key_of_another_site()
    {
        var ran = await RunAsync(new string('x', 64), local.Version, Functions);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("answers 404: is SMOKE_TEST_KEY the key of this site?", ran.Errors);
    }

    [Theory]
    [InlineData("POST", "/smoke-test/applications")]
    [InlineData("POST", "/smoke-test/sign-ups")]
    [InlineData("GET", "/smoke-test")]
    [InlineData("DELETE", "/smoke-test")]
    public async Task Without_the_key_there_is_no_fair_for_the_smoke_test(string verb, string path)
    {
        using var client = new HttpClient { BaseAddress = local.Address };
        foreach (var key in new[] { null, "", local.Key[..^1], local.Key.ToUpperInvariant() + "x" })
        {
            using var request = new HttpRequestMessage(new(verb), path) { Content = verb == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null };
            if (key is not null)
            {
                request.Headers.TryAddWithoutValidation(SmokeTestSettings.Header, key);
            }

            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public void A_site_without_a_key_lets_nobody_in()
    {
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        request.Headers[SmokeTestSettings.Header] = "";
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();
        Assert.False(new SharedKeyAttribute(SmokeTestSettings.KeySetting, SmokeTestSettings.Header).Admits(request, settings));
    }

    [Fact]
    public void A_key_that_could_be_guessed_is_refused_at_start()
    {
        Assert.False(new SmokeTestSettings { Key = new string('k', SmokeTestSettings.MinCharacters - 1) }.IsValid);
        Assert.True(new SmokeTestSettings { Key = new string('k', SmokeTestSettings.MinCharacters) }.IsValid);
    }

    [Fact]
    public void An_edition_of_people_can_not_be_taken_for_a_trial()
    {
        Assert.False(TrialEdition.Owns(local.Get<Edition>().Id));
        var refused = Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() => FairHost.Create(["--Edition:Id", "2026-trial"]));
        Assert.Contains("trial", refused.Message);
    }

    private Task<Ran> RunAsync(string key, string version, string functions, string patience = "20") => Repository.RunAsync(
        "node", Repository.Folder, [("SMOKE_TEST_KEY", key)],
        "infra/scripts/smoke-test.mjs", "--origin", local.Address.ToString(), "--version", version, "--functions", functions, "--patience", patience);

    private static async Task<IReadOnlyList<string>> RowsAsync(TableClient table)
    {
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
        {
            keys.Add($"{row.PartitionKey} {row.RowKey}");
        }

        return keys;
    }
}
