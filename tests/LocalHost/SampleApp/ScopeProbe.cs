namespace SampleApp;

/// <summary>Tells one scope from another, and when it ends.</summary>
public sealed class ScopeProbe(Journal journal) : IDisposable
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public void Dispose() => journal.Add($"scope ended {Id}");
}
