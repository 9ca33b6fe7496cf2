using System.Text.Json;
using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>Puts the sample workshops into the programme where the edition's settings say so. A second start changes nothing.</summary>
public sealed class LoadWorkshops(FairTable table, Edition edition) : StartStep
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!edition.SampleWorkshops)
        {
            return;
        }

        using var stream = typeof(LoadWorkshops).Assembly.GetManifestResourceStream("editions/workshops-2025.json")!;
        var transaction = new TableTransaction();
        foreach (var sample in JsonSerializer.Deserialize<List<Sample>>(stream, JsonSerializerOptions.Web)!)
        {
            transaction.Add(new WorkshopRow
            {
                PartitionKey = edition.Id,
                RowKey = WorkshopKeys.Workshop(sample.Id),
                Details = sample.Details.ToJson(),
                Starts = edition.Local(sample.Starts),
                Ends = edition.Local(sample.Ends),
                Seats = sample.Seats,
            });
        }

        await table.CommitAsync(transaction, cancellationToken);
    }

    private sealed record Sample(string Id, WorkshopDetails Details, DateTime Starts, DateTime Ends, int Seats);
}
