using LocalHost.Rpc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>
/// Listens to the queues of all queue triggers while the application runs. At the end it stops before the server does,
/// since what is in work may still talk to it.
/// </summary>
internal sealed class QueuePump(
    FunctionCatalog catalog,
    WorkerChannel channel,
    QueueOptions options,
    IConfiguration configuration,
    ILogger<QueuePump> logger) : BackgroundWork
{
    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        foreach (var function in catalog.Of("queueTrigger").Where(function => !catalog.IsDisabled(function)))
        {
            var (queue, poison) = QueueConnection.Open(function.Trigger, configuration);
            var handler = new QueueMessageHandler(function, channel, poison, options, logger);
            var listener = new QueueListener(queue, handler, options, logger);
            yield return () => listener.RunAsync(stopping, aborting);
        }
    }
}
