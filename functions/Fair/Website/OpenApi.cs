using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Telemetry;
using Platform.Web;

namespace Fair.Website;

/// <summary>Describes the API (OpenAPI 3.1), built from what the code checks. Each feature describes its own operations.</summary>
public sealed class OpenApi(Edition edition, SiteAddress site, IEnumerable<ApiOperation> operations, IEnumerable<ApiSchema> schemas)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<BufferedResult> document = new(() => new(
        StatusCodes.Status200OK,
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(Document(edition, site, operations, schemas), Readable))
    {
        CacheControl = "public, max-age=300",
    });

    [Function(nameof(OpenApi)), Public]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) => document.Value;

    internal static JsonObject Describe() =>
        ApiOperation.Describe(nameof(OpenApi), "This description.", ("200", "The description, in OpenAPI 3.1.", "application/json"));

    private static JsonObject Document(Edition edition, SiteAddress site, IEnumerable<ApiOperation> operations, IEnumerable<ApiSchema> schemas) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = $"{edition.Name.En}, {edition.Ordinal.En}",
            ["version"] = ProductVersion.Current,
            ["description"] = "Registration for the fair. Texts of errors follow Accept-Language: ar, fr or en.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = site.Origin.ToString().TrimEnd('/') }),
        ["paths"] = new JsonObject(operations.GroupBy(operation => operation.Path).Select(path => KeyValuePair.Create<string, JsonNode?>(
            path.Key, new JsonObject(path.Select(operation => KeyValuePair.Create<string, JsonNode?>(operation.Method, operation.Description())))))),
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(schemas.Append(new("Problem", Problem)).Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Name, schema.Description()))),
        },
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
