using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Functions of queues.</summary>
public sealed class Queues(Journal journal)
{
    [Function("Word")]
    public void Word([QueueTrigger("words")] string word, FunctionContext context)
    {
        var data = context.BindingContext.BindingData;
        journal.Add($"word {word} {data["DequeueCount"]} {data["QueueTrigger"]} {data["Id"] is string { Length: > 0 }}");
    }

    [Function("Order")]
    public async Task TakeOrder([QueueTrigger("%OrdersQueue%", Connection = "AzureWebJobsStorage")] Order order, string id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        journal.Add($"order {order.Number} {order.Name} {id.Length > 0} {cancellationToken.CanBeCanceled}");
    }

    [Function("Hopeless")]
    public async Task Hopeless([QueueTrigger("hopeless")] string text, int dequeueCount)
    {
        await Task.Yield();
        journal.Add($"hopeless {dequeueCount}");
        throw new InvalidOperationException($"on purpose: {text}");
    }

    [Function("Patient")]
    public async Task Patient([QueueTrigger("patient")] string text, CancellationToken cancellationToken)
    {
        journal.Add($"patient begins {text}");
        await journal.Gate.Task.WaitAsync(cancellationToken);
        journal.Add($"patient ends {text}");
    }
}
