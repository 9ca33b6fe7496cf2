using LocalHost;
using Xunit;

namespace TestHost;

/// <summary>One Azurite for all tests; every application under test has an account of its own.</summary>
public sealed class StorageAccounts : IAsyncLifetime
{
    private const int Count = 1000;

    private readonly Queue<string> unused = [];
    private Azurite? azurite;

    public async ValueTask InitializeAsync()
    {
        azurite = await Azurite.StartAsync(new AzuriteOptions { Accounts = [.. Enumerable.Range(1, Count).Select(number => $"account{number}")] });
        foreach (var connection in azurite.ConnectionStrings.Values)
        {
            unused.Enqueue(connection);
        }
    }

    public string Next()
    {
        lock (unused)
        {
            return unused.Dequeue();
        }
    }

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
