using System.Diagnostics;
using Azure.Storage.Queues;
using Xunit;

namespace LocalHost.Tests.Storage;

[Trait("Speed", "Slow")]
public class AzuriteTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_account_is_alone_and_the_throw_away_data_ends_with_it()
    {
        int id;
        await using (var azurite = await Azurite.StartAsync(new AzuriteOptions { Accounts = ["one", "two"] }))
        {
            id = azurite.ProcessId;
            await new QueueClient(azurite.ConnectionStrings["one"], "letters").CreateAsync(cancellationToken: Cancelled);

            Assert.True(await new QueueClient(azurite.ConnectionStrings["one"], "letters").ExistsAsync(Cancelled));
            Assert.False(await new QueueClient(azurite.ConnectionStrings["two"], "letters").ExistsAsync(Cancelled));
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task Data_in_a_folder_outlives_it_and_one_run_at_a_time_has_it()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-test-").FullName;
        var options = new AzuriteOptions { DataFolder = folder };
        await using (var azurite = await Azurite.StartAsync(options))
        {
            await new QueueClient(azurite.ConnectionString, "letters").CreateAsync(cancellationToken: Cancelled);
            var refusal = await Assert.ThrowsAsync<LocalHostException>(() => Azurite.StartAsync(options));
            Assert.Contains(folder, refusal.Message);
        }

        await using (var azurite = await Azurite.StartAsync(options))
        {
            Assert.True(await new QueueClient(azurite.ConnectionString, "letters").ExistsAsync(Cancelled));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_says_what_it_heard_when_it_does_not_start()
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("azurite-test-").FullName, "broken.js");
        await File.WriteAllTextAsync(script, "console.error('no room'); process.exit(3);", Cancelled);

        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => Azurite.StartAsync(new AzuriteOptions { Script = script }));

        Assert.Contains("no room", refusal.Message);
    }
}
