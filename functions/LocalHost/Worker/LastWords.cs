namespace LocalHost;

/// <summary>What a process has printed last, for whoever wonders why it has ended or does not answer.</summary>
internal sealed class LastWords
{
    private const int MaxLines = 40;

    private readonly Queue<string> lines = [];

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > MaxLines)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
