using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.SmokeTest;

/// <summary>Tells what became of what the smoke test sent.</summary>
public sealed class ReadSmokeTest(SmokeTestFair fair)
{
    [Function(nameof(ReadSmokeTest)), SharedKey(SmokeTestSettings.KeySetting, SmokeTestSettings.Header)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "smoke-test")] HttpRequest request, CancellationToken cancellationToken) =>
        BufferedResult.Json(await fair.ReadAsync(cancellationToken));
}
