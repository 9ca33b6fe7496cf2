using System.Threading.Channels;

namespace SampleApp;

/// <summary>What happened, in order; a test waits for it instead of for time.</summary>
public sealed class Journal
{
    private readonly Channel<string> entries = Channel.CreateUnbounded<string>();

    /// <summary>Functions that are asked to wait do so until this is set.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string entry) => entries.Writer.TryWrite(entry);

    /// <summary>The next entry that begins so; earlier ones are passed over.</summary>
    public async Task<string> NextAsync(string beginning, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = await entries.Reader.ReadAsync(cancellationToken);
            if (entry.StartsWith(beginning, StringComparison.Ordinal))
            {
                return entry;
            }
        }
    }

    /// <summary>What is there now.</summary>
    public IReadOnlyList<string> Drain()
    {
        var all = new List<string>();
        while (entries.Reader.TryRead(out var entry))
        {
            all.Add(entry);
        }

        return all;
    }
}
