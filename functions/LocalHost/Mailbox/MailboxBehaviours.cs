namespace LocalHost;

/// <summary>Behaviours asked for, each used up before the next.</summary>
internal sealed class MailboxBehaviours
{
    private static readonly MailboxBehaviour Normal = new();

    private readonly Lock gate = new();
    private readonly Queue<MailboxBehaviour> asked = [];

    public void Add(MailboxBehaviour behaviour)
    {
        lock (gate)
        {
            for (var i = 0; i < behaviour.Times; i++)
            {
                asked.Enqueue(behaviour);
            }
        }
    }

    /// <summary>For the send that has just come in.</summary>
    public MailboxBehaviour Next()
    {
        lock (gate)
        {
            return asked.TryDequeue(out var behaviour) ? behaviour : Normal;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            asked.Clear();
        }
    }
}
