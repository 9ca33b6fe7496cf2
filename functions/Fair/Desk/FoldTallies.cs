using Microsoft.Azure.Functions.Worker;
using Platform.Records;

namespace Fair.Desk;

/// <summary>Keeps the counts in one row, so that the desk's front page costs the same however much happened.</summary>
public sealed class FoldTallies(Totals totals)
{
    [Function(nameof(FoldTallies))]
    public Task RunAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => totals.FoldAsync(cancellationToken);
}
