namespace LocalHost;

/// <summary>The run cannot start. The message says, for the person at the console, why and what to do.</summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException(string message)
        : base(message)
    {
    }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LocalHostException()
    {
    }
}
