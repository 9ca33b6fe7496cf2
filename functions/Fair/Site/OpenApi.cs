using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fair.Certificates;
using Fair.Editions;
using Fair.Exhibitors;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Site;

/// <summary>Describes the API (OpenAPI 3.1), built from what the code checks. Each feature describes its own operations.</summary>
public sealed class OpenApi(Edition edition, SiteAddress site)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<BufferedResult> document = new(() => new(
        StatusCodes.Status200OK,
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(Document(edition, site), Readable))
    {
        CacheControl = "public, max-age=300",
    });

    [Function(nameof(OpenApi)), Public]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) => document.Value;

    private static JsonObject Document(Edition edition, SiteAddress site) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = $"{edition.Name.En}, {edition.Ordinal.En}",
            ["version"] = Health.Version,
            ["description"] = "Registration for the fair. Texts of errors follow Accept-Language: ar, fr or en.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = site.Origin.ToString().TrimEnd('/') }),
        ["paths"] = new JsonObject
        {
            ["/api/applications"] = new JsonObject { ["post"] = ApplicationSchema.Operation() },
            ["/api/workshops"] = new JsonObject { ["get"] = WorkshopsSchema.List() },
            ["/api/workshops/{workshop}/sign-ups"] = new JsonObject { ["post"] = WorkshopsSchema.SignUp() },
            ["/api/sign-ups/{token}"] = new JsonObject { ["get"] = WorkshopsSchema.Read(), ["delete"] = WorkshopsSchema.Delete() },
            ["/api/certificates/{code}"] = new JsonObject { ["get"] = CertificatesSchema.Verify() },
            ["/healthz"] = new JsonObject
            {
                ["get"] = Operation(nameof(Health), "Says whether the application and its storage work, which version it is, and how many functions that has.", ("200", "It works.", "application/json"), ("503", "Storage does not answer.", "application/json")),
            },
            ["/openapi.json"] = new JsonObject { ["get"] = Operation(nameof(OpenApi), "This description.", ("200", "It.", "application/json")) },
        },
        ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["Application"] = ApplicationSchema.Schema(), ["SignUp"] = WorkshopsSchema.Schema(), ["Problem"] = Problem() } },
    };

    /// <summary>An operation without its request body.</summary>
    internal static JsonObject Operation(string function, string summary, params (string Status, string Description, string MediaType)[] answers) => new()
    {
        ["operationId"] = function,
        ["summary"] = summary,
        ["responses"] = new JsonObject(answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(answer.Status, new JsonObject
        {
            ["description"] = answer.Description,
            ["content"] = new JsonObject
            {
                [answer.MediaType] = answer.MediaType.Contains("problem", StringComparison.Ordinal)
                    ? new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } }
                    : new JsonObject(),
            },
        }))),
    };

    private static JsonObject Problem() => JsonNode.Parse("""
        {
          "description": "What went wrong (RFC 9457).",
          "type": "object",
          "required": ["title", "status"],
          "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "errors": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                  "pointer": { "type": "string", "description": "Where in the body (RFC 6901)." },
                  "detail": { "type": "string", "description": "What to do." }
                }
              }
            }
          }
        }
        """)!.AsObject();
}
