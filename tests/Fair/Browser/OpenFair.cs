using TestHost;
using Xunit;

namespace Fair.Tests.Browser;

/// <summary>A fair that takes applications and has none yet; one for all tests of a class.</summary>
public sealed class OpenFair(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair? fair;

    public RunningFair Fair => fair!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair?.DisposeAsync() ?? ValueTask.CompletedTask;
}
