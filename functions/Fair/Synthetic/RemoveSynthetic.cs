using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Synthetic;

/// <summary>Removes all that the smoke test sent.</summary>
public sealed class RemoveSynthetic(SyntheticFair fair)
{
    [Function(nameof(RemoveSynthetic)), Synthetic]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "synthetic")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Json(new { removed = await fair.Remove(cancellationToken) });
}
