using LocalHost.Rpc;

namespace LocalHost;

/// <summary>Calls functions, whatever their trigger, and hands on what they put out.</summary>
internal sealed class FunctionCalls(WorkerChannel channel, QueueOutputs outputs)
{
    public static string NewId() => Guid.CreateVersion7().ToString();

    /// <exception cref="InvocationFailedException">The function failed.</exception>
    public Task InvokeAsync(FunctionInfo function, Trigger trigger, CancellationToken cancellationToken) =>
        InvokeAsync(function, NewId(), trigger, cancellationToken);

    /// <param name="function">The function.</param>
    /// <param name="id">The invocation's id, which HTTP requests of the invocation bear, too.</param>
    /// <param name="trigger">What calls it.</param>
    /// <param name="cancellationToken">Told to the worker when it fires; the function's end is awaited all the same.</param>
    /// <exception cref="InvocationFailedException">It failed.</exception>
    public async Task InvokeAsync(FunctionInfo function, string id, Trigger trigger, CancellationToken cancellationToken) =>
        await outputs.SendAsync(function, await channel.InvokeAsync(function, id, trigger, cancellationToken));
}
