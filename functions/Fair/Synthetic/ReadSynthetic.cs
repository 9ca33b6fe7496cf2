using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Synthetic;

/// <summary>Tells what became of what the smoke test sent.</summary>
public sealed class ReadSynthetic(SyntheticFair fair)
{
    [Function(nameof(ReadSynthetic)), Synthetic]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "synthetic")] HttpRequest request, CancellationToken cancellationToken) =>
        Page.Json(await fair.Read(cancellationToken));
}
