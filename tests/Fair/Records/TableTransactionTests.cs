using Azure.Data.Tables;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Records;

/// <summary>What the emulator accepts and Azure refuses is refused here.</summary>
public sealed class TableTransactionTests
{
    public static TheoryData<string, TableTransaction> Refused => new()
    {
        { "spans partitions", new TableTransaction().Add(Row("a", "1")).Add(Row("b", "2")) },
        { "0 operations", new TableTransaction() },
        { "101 operations", Many(101, _ => new()) },
        { "names a row twice", new TableTransaction().Add(Row("a", "1")).Upsert(Row("a", "1")) },
        { "4 MiB", Many(100, _ => new() { ["Text"] = new string('x', 30_000) }) },
        { "1 MiB", new TableTransaction().Add(Row("a", "1", Enumerable.Range(0, 20).ToDictionary(n => $"P{n}", _ => (object)new string('x', 30_000)))) },
        { "of 66000 bytes", new TableTransaction().Add(Row("a", "1", new() { ["Text"] = new string('x', 33_000) })) },
        { "253 properties", new TableTransaction().Add(Row("a", "1", Enumerable.Range(0, 253).ToDictionary(n => $"P{n}", n => (object)n))) },
        { "named 'é'", new TableTransaction().Add(Row("a", "1", new() { ["é"] = "x" })) },
        { "named 'a-b'", new TableTransaction().Add(Row("a", "1", new() { ["a-b"] = "x" })) },
        { "character that Azure refuses", new TableTransaction().Add(Row("a", "a/b")) },
        { "character that Azure refuses", new TableTransaction().Add(Row("a\\", "b")) },
        { "character that Azure refuses", new TableTransaction().Add(Row("a", "b#")) },
        { "character that Azure refuses", new TableTransaction().Add(Row("a", "b?")) },
        { "character that Azure refuses", new TableTransaction().Add(Row("a", "b\u0001")) },
        { "longer than 1 KiB", new TableTransaction().Add(Row("a", new string('k', 513))) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_transaction_that_azure_would_refuse_is_refused(string why, TableTransaction transaction) =>
        Assert.Contains(why, Assert.Throws<InvalidOperationException>(transaction.Check).Message);

    [Fact]
    public void A_transaction_of_a_hundred_rows_passes() => Many(100, n => new() { ["Text"] = $"row {n}" }).Check();

    private static TableTransaction Many(int count, Func<int, Dictionary<string, object>> properties)
    {
        var transaction = new TableTransaction();
        for (var n = 0; n < count; n++)
        {
            transaction.Add(Row("a", $"{n}", properties(n)));
        }

        return transaction;
    }

    private static TableEntity Row(string partition, string key, Dictionary<string, object>? properties = null)
    {
        var row = new TableEntity(partition, key);
        foreach (var (name, value) in properties ?? [])
        {
            row[name] = value;
        }

        return row;
    }
}
