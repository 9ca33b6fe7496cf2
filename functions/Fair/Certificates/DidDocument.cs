using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The public key that the certificates' credentials are verified with (did:web).</summary>
public sealed class DidDocument(Credentials credentials)
{
    [Function(nameof(DidDocument)), Public]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ".well-known/did.json")] HttpRequest request) =>
        new BufferedResult(StatusCodes.Status200OK, "application/did+json", credentials.DidDocument()) { CacheControl = "public, max-age=3600", Headers = [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")] };
}
