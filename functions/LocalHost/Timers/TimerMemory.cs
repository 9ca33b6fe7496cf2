using System.Text.Json;

namespace LocalHost;

/// <summary>
/// Remembers what monitored timers did, so that a run notices what was missed while none was there. It stands beside the run's
/// own storage; with storage from elsewhere it lasts as long as the run.
/// </summary>
/// <param name="folder">The data folder, or null.</param>
internal sealed class TimerMemory(string? folder)
{
    private readonly string? path = folder is null ? null : Path.Combine(folder, "timers.json");
    private readonly Lock gate = new();
    private Dictionary<string, TimerStatus>? known;

    public TimerStatus? Find(FunctionInfo function)
    {
        lock (gate)
        {
            return Known().GetValueOrDefault(function.Name);
        }
    }

    public void Save(FunctionInfo function, TimerStatus status)
    {
        lock (gate)
        {
            Known()[function.Name] = status;
            if (path is not null)
            {
                File.WriteAllText(path, JsonSerializer.Serialize(known));
            }
        }
    }

    private Dictionary<string, TimerStatus> Known()
    {
        try
        {
            return known ??= path is not null && File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, TimerStatus>>(File.ReadAllText(path))! : [];
        }
        catch (JsonException)
        {
            // Cut off when a run was killed: nothing is known then.
            return known = [];
        }
    }
}
