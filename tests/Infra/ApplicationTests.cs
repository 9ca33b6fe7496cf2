using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Fair.Infra.Tests.Pipeline;
using Platform.Mail;
using Xunit;

namespace Fair.Infra.Tests;

/// <summary>Bicep and the application name the same things: neither can change alone.</summary>
[Collection(OfTheShippedFair.Name)]
[Trait("Speed", "Slow")]
public sealed class ApplicationTests(ShippedFair local)
{
    /// <summary>Of the platform and the pipeline; the application does not know them.</summary>
    private static readonly string[] OtherContainers = ["deployments", "releases"];

    /// <summary>Settings of the platform itself.</summary>
    private static readonly HashSet<string> OfThePlatform =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsDisableHomepage", "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
    ];

    /// <summary>Settings that a stage must have besides those that a class of the code calls required.</summary>
    private static readonly string[] AlwaysSet =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AzureWebJobsDisableHomepage", "Desk__Organisers", "Desk__Stewards", "SmokeTest__Key",
    ];

    public static TheoryData<string> Stages => [.. Snapshot.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task What_the_application_makes_for_itself_on_a_laptop_is_what_bicep_makes_in_azure(string stage)
    {
        var snapshot = Snapshot.Of(stage);
        Assert.Equal(
            await NamesAsync(new TableServiceClient(local.Storage).QueryAsync(), table => table.Name),
            snapshot.Names("Microsoft.Storage/storageAccounts/tableServices/tables").Order(StringComparer.Ordinal));
        Assert.Equal(
            await NamesAsync(new QueueServiceClient(local.Storage).GetQueuesAsync(), queue => queue.Name),
            snapshot.Names("Microsoft.Storage/storageAccounts/queueServices/queues").Order(StringComparer.Ordinal));
        Assert.Equal(
            await NamesAsync(new BlobServiceClient(local.Storage).GetBlobContainersAsync(), container => container.Name),
            snapshot.Names("Microsoft.Storage/storageAccounts/blobServices/containers").Except(OtherContainers).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_queue_that_starts_a_function_is_made()
    {
        Assert.NotEmpty(Application.QueueFunctions);
        var made = Snapshot.Of("dev").Names("Microsoft.Storage/storageAccounts/queueServices/queues");
        Assert.All(Application.QueueFunctions, function => Assert.Contains(function.Queue, made));
        // The host can not decode for a function on a poison queue what it could not decode before: a timer empties them.
        Assert.DoesNotContain(Application.QueueFunctions, function => function.Queue.EndsWith("-poison", StringComparison.Ordinal));
        Assert.Equal(Application.QueueFunctions.Select(function => function.Queue).Distinct().Order(), local.Get<IEnumerable<MessageQueue>>().Select(queue => queue.Name).Order());
    }

    [Fact]
    public async Task The_functions_in_bicep_are_those_of_the_code()
    {
        var built = await Repository.BicepAsync(Repository.Infra, "build", "application.bicep", "--stdout");
        var variables = System.Text.Json.Nodes.JsonNode.Parse(built.Output)!["variables"]!;
        Assert.Equal(
            Application.QueueFunctions.Order(),
            variables["queueFunctions"]!.AsArray().Select(function => ((string)function!["name"]!, (string)function["queue"]!)).Order());
        Assert.Equal(Application.TimerFunctions, variables["timerFunctions"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Every_setting_that_the_code_requires_is_set_and_none_that_nobody_reads(string stage)
    {
        var set = Snapshot.Of(stage).Settings.Select(setting => setting.Name).ToList();
        Assert.Equal(set.Distinct(), set);
        Assert.Contains("SendGrid__ApiKey", Application.Required);
        Assert.Empty(Application.Required.Concat(AlwaysSet).Except(set));
        Assert.Empty(set.Except(Application.Known).Except(OfThePlatform));
    }

    [Fact]
    public void The_code_reads_nothing_that_this_test_does_not_see() =>
        Assert.Superset(new HashSet<string> { "Storage__Create", "Site__Origin", "WEBSITE_AUTH_ENABLED", "Desk__Organisers", "Edition__ApplicationsClose", "Site__PostsPerEmail", "SendGrid__Host" }, Application.Known.ToHashSet());

    private static async Task<IReadOnlyList<string>> NamesAsync<T>(IAsyncEnumerable<T> all, Func<T, string> name)
    {
        var names = new List<string>();
        await foreach (var one in all)
        {
            names.Add(name(one));
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
