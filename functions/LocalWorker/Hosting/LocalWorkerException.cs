namespace LocalWorker;

/// <summary>The run cannot start. The message says, for the person at the console, why and what to do.</summary>
public sealed class LocalWorkerException : Exception
{
    public LocalWorkerException(string message)
        : base(message)
    {
    }

    public LocalWorkerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LocalWorkerException()
    {
    }
}
