using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalWorker;

/// <summary>
/// Listens to the queues of all queue triggers while the application runs. At the end it stops before the server does,
/// since what is in work may still talk to it.
/// </summary>
internal sealed class QueuePump(
    FunctionCatalog catalog,
    FunctionPipeline pipeline,
    QueueOptions options,
    IConfiguration configuration,
    ILogger<QueuePump> logger) : BackgroundWork
{
    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is QueueTriggerAttribute trigger)
            {
                var (queue, poison) = QueueConnection.Open(trigger, configuration);
                var handler = new QueueMessageHandler(function, pipeline, poison, options, logger);
                var listener = new QueueListener(queue, handler, options, logger);
                yield return () => listener.RunAsync(stopping, aborting);
            }
        }
    }
}
