using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.SmokeTest;

/// <summary>Removes all that the smoke test sent.</summary>
public sealed class RemoveSmokeTest(SmokeTestFair fair)
{
    [Function(nameof(RemoveSmokeTest)), SharedKey(SmokeTestSettings.KeySetting, SmokeTestSettings.Header)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "smoke-test")] HttpRequest request, CancellationToken cancellationToken) =>
        BufferedResult.Json(new { removed = await fair.RemoveAsync(cancellationToken) });
}
