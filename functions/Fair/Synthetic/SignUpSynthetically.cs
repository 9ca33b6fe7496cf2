using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Synthetic;

/// <summary>Signs up as <c>POST /api/workshops/{workshop}/sign-ups</c> does, for a workshop of the synthetic partition.</summary>
public sealed class SignUpSynthetically(SyntheticFair fair)
{
    [Function(nameof(SignUpSynthetically)), Synthetic]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "synthetic/sign-ups")] HttpRequest request, CancellationToken cancellationToken) =>
        await fair.SignUp.Run(request, await fair.Workshop(cancellationToken), cancellationToken);
}
