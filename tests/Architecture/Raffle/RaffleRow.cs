using Platform.Records;

namespace Raffle;

/// <summary>Somebody takes part.</summary>
public sealed class RaffleRow : Row
{
    public const string Prefix = "Z|";

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The number, given behind the queue; 0 before.</summary>
    public int Ticket { get; set; }

    public string Subject => $"raffle/{RowKey[Prefix.Length..]}";
}

/// <summary>A message of the queue: whose ticket is to be numbered.</summary>
/// <param name="Edition">The partition.</param>
/// <param name="Key">The row's key.</param>
public sealed record RaffleTicket(string Edition, string Key) : Platform.Mail.IQueueMessage
{
    public const string Queue = "raffle";

    [System.Text.Json.Serialization.JsonIgnore]
    public string? Fault => Key.StartsWith(RaffleRow.Prefix, StringComparison.Ordinal) ? null : "Key is no key of the raffle";
}

/// <summary>What the audit trail says of the raffle.</summary>
public static class RaffleAudit
{
    public const string Drawn = "raffleDrawn";
}
