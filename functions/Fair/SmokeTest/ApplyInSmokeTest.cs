using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.SmokeTest;

/// <summary>Applies as <c>POST /api/applications</c> does, without files, in the smoke test's partition.</summary>
public sealed class ApplyInSmokeTest(SmokeTestFair fair)
{
    [Function(nameof(ApplyInSmokeTest)), SharedKey(SmokeTestSettings.KeySetting, SmokeTestSettings.Header)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "smoke-test/applications")] HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType) : await fair.Apply.RunAsync(request, cancellationToken);
}
