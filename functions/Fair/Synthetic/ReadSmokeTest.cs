using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Synthetic;

/// <summary>Tells what became of what the smoke test sent.</summary>
public sealed class ReadSmokeTest(SmokeTestFair fair)
{
    [Function(nameof(ReadSmokeTest)), SmokeTest]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "synthetic")] HttpRequest request, CancellationToken cancellationToken) =>
        BufferedResult.Json(await fair.ReadAsync(cancellationToken));
}
