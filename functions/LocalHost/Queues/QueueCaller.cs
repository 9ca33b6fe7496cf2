using System.ComponentModel;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs.Host;

namespace LocalHost;

/// <summary>The base of the class that <see cref="QueueListeners"/> makes; public only since that class must be.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueueCaller
{
    internal Func<int, QueueMessage, Task>? Call { get; set; }

    /// <summary>Hands a message on.</summary>
    /// <param name="function">The function's place among those of queues.</param>
    /// <param name="message">The message.</param>
    public Task CallAsync(int function, QueueMessage message) => Call!(function, message);

    /// <summary>Gives the one instance to whoever wants to call it.</summary>
    internal sealed class Activator(QueueCaller caller) : IJobActivator
    {
        public T CreateInstance<T>() => (T)(object)caller;
    }
}
