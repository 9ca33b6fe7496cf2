using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.SmokeTest;

/// <summary>Signs up as <c>POST /api/workshops/{workshop}/sign-ups</c> does, for a workshop of the smoke test's partition.</summary>
public sealed class SignUpInSmokeTest(SmokeTestFair fair)
{
    [Function(nameof(SignUpInSmokeTest)), SharedKey(SmokeTestSettings.KeySetting, SmokeTestSettings.Header)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "smoke-test/sign-ups")] HttpRequest request, CancellationToken cancellationToken) =>
        await fair.SignUp.RunAsync(request, await fair.WorkshopAsync(cancellationToken), cancellationToken);
}
