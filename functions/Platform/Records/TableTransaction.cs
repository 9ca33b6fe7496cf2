using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Platform.Records;

/// <summary>
/// An entity group transaction in the making. Storage emulators accept what Azure refuses; <see cref="Check"/> refuses
/// it here, so that it is found on a laptop and not in production.
/// </summary>
/// <remarks>Limits: learn.microsoft.com/rest/api/storageservices, "Performing entity group transactions" and "Understanding the table service data model".</remarks>
public sealed class TableTransaction
{
    /// <summary>The most operations of a transaction.</summary>
    public const int MaxActions = 100;
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxEntityBytes = 1024 * 1024;
    private const int MaxStringBytes = 64 * 1024;
    private const int MaxProperties = 252;
    private const int MaxKeyCharacters = 512;

    private readonly List<TableTransactionAction> actions = [];

    public IReadOnlyList<TableTransactionAction> Actions => actions;

    /// <summary>Adds a row that must not be there yet.</summary>
    public TableTransaction Add(ITableEntity row) => Append(TableTransactionActionType.Add, row, default);

    /// <summary>Replaces a row that must be as it was read.</summary>
    public TableTransaction Replace(ITableEntity row) => Append(TableTransactionActionType.UpdateReplace, row, row.ETag);

    /// <summary>Changes some properties of a row that must be as it was read, and leaves the others.</summary>
    public TableTransaction Merge(ITableEntity row) => Append(TableTransactionActionType.UpdateMerge, row, row.ETag);

    /// <summary>Writes a row over whatever stands there.</summary>
    public TableTransaction Upsert(ITableEntity row) => Append(TableTransactionActionType.UpsertReplace, row, default);

    /// <summary>Deletes a row that must be as it was read.</summary>
    public TableTransaction Delete(ITableEntity row) => Append(TableTransactionActionType.Delete, row, row.ETag);

    /// <summary>Deletes a row that must be there, whatever it holds.</summary>
    public TableTransaction Delete(string partition, string key) => Append(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All);

    /// <exception cref="InvalidOperationException">Azure would refuse the transaction; the message says why.</exception>
    public void Check()
    {
        Require(actions.Count is > 0 and <= MaxActions, $"has {actions.Count} operations, not 1 to {MaxActions}");
        Require(actions.Select(action => action.Entity.PartitionKey).Distinct().Count() == 1, "spans partitions");
        Require(actions.Select(action => action.Entity.RowKey).Distinct().Count() == actions.Count, "names a row twice");
        Require(actions.All(action => action.ActionType == TableTransactionActionType.Add || !IsAudit(action.Entity.RowKey)), "would change what the audit trail says");
        Require(actions.Sum(action => CheckEntity(action.Entity)) <= MaxBytes, "is larger than 4 MiB");
    }

    /// <summary>Whether a row is of the audit trail, which grows and never changes.</summary>
    internal static bool IsAudit(string rowKey) => rowKey.StartsWith(Keys.AuditPrefix, StringComparison.Ordinal);

    private static long CheckEntity(ITableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var properties = Properties(entity).ToList();
        Require(properties.Count <= MaxProperties, $"has an entity with {properties.Count} properties");
        var bytes = 0L;
        foreach (var (name, value) in properties)
        {
            Require(name.Length <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]), $"has a property named '{name}'");
            var size = value switch { string text => Encoding.Unicode.GetByteCount(text), byte[] data => data.Length, _ => 16 };
            Require(size <= MaxStringBytes, $"has a property '{name}' of {size} bytes");
            bytes += size + (name.Length * 2) + 8;
        }

        Require(bytes <= MaxEntityBytes, "has an entity larger than 1 MiB");
        return bytes;
    }

    private static void CheckKey(string key)
    {
        Require(key.Length <= MaxKeyCharacters, "has a key longer than 1 KiB");
        Require(!key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)), "has a key with a character that Azure refuses");
    }

    private static IEnumerable<(string Name, object? Value)> Properties(ITableEntity entity) =>
        entity is TableEntity table
            ? table.Where(pair => pair.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).Select(pair => (pair.Key, (object?)pair.Value))
            : entity.GetType().GetProperties()
                .Where(property => property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))
                    && !property.IsDefined(typeof(System.Runtime.Serialization.IgnoreDataMemberAttribute), false))
                .Select(property => (property.Name, property.GetValue(entity)));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The transaction {otherwise}; Azure would refuse it.");
        }
    }

    private TableTransaction Append(TableTransactionActionType type, ITableEntity row, ETag etag)
    {
        actions.Add(new(type, row, etag));
        return this;
    }
}

/// <summary>What every row of the table has.</summary>
public abstract class Row : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }
}
