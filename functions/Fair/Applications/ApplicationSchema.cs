using System.Text.Json.Nodes;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Describes applying to machines, from the same list of fields that the form and the checks are made of.</summary>
internal static class ApplicationSchema
{
    /// <summary>An application that is accepted as it stands; the company it names does not exist.</summary>
    private const string Example = """
        {
          "kind": "cooperative",
          "country": "MA",
          "nameArabic": "تعاونية المثال للفخار",
          "nameFrench": "Coopérative Exemple Poterie",
          "ice": "999000000000005",
          "registerNumber": "RL 12/2015",
          "registerCourt": "Safi",
          "foundedYear": 2015,
          "region": "MA-07",
          "province": "safi",
          "commune": "Safi",
          "contactName": "Contact Exemple",
          "phone": "+212612345678",
          "email": "exemple@example.org",
          "language": "ar",
          "presidentName": "Présidente Exemple",
          "members": 24,
          "women": 19,
          "youth": 6,
          "disabled": 1,
          "sector": "crafts",
          "branch": "Poterie",
          "products": [{ "name": "Tajine émaillé", "priceRange": "60 à 120 DH" }],
          "labels": [],
          "standSize": "9",
          "electricity": true,
          "firstParticipation": "yes",
          "topics": ["branding", "e-marketing"],
          "consentPublish": true
        }
        """;

    public static JsonObject Operation()
    {
        var operation = ApiOperation.Describe(
            nameof(ApplyForStand),
            "Applies for a stand. The link to follow, edit or withdraw the application goes to its e-mail address.",
            ("201", "It is stored; the number is what people speak of it by. The same key and body again get the same answer.", "application/json"),
            ("400", "Something is wrong with the fields named.", "application/problem+json"),
            ("409", "Applications are closed, or the organisation has applied already.", "application/problem+json"),
            ("413", "The body is too large.", "application/problem+json"),
            ("422", "The Idempotency-Key was used for other content.", "application/problem+json"),
            ("429", "Too many requests.", "application/problem+json"));
        operation["parameters"] = new JsonArray(FieldSchema.IdempotencyKey());
        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = Reference(), ["example"] = JsonNode.Parse(Example) },
                ["multipart/form-data"] = new JsonObject
                {
                    ["schema"] = Multipart(),
                    ["example"] = new JsonObject { ["application"] = JsonNode.Parse(Example) },
                },
            },
        };
        return operation;
    }

    public static JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in ApplicationFields.All.Where(field => !ApplicationJson.IsProduct(field)))
        {
            properties[field.Name] = FieldSchema.Describe(field, field.Name);
        }

        properties["products"] = new JsonObject
        {
            ["type"] = "array",
            ["maxItems"] = ApplicationFields.MaxProducts,
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("name"),
                ["properties"] = new JsonObject { ["name"] = FieldSchema.Text(80), ["priceRange"] = FieldSchema.Text(40) },
            },
        };
        return new()
        {
            ["description"] = "What an organisation is asked. More is required of some kinds than of others; the answer names what is missing.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. ApplicationFields.All.Where(field => field.Required(new()) && field.Required(Institution)).Select(field => (JsonNode)field.Name)]),
            ["properties"] = properties,
        };
    }

    private static readonly FormValues Institution = new() { ["kind"] = "bank", ["country"] = "SN" };

    private static JsonObject Reference() => new() { ["$ref"] = "#/components/schemas/Application" };

    private static JsonObject Multipart()
    {
        var properties = new JsonObject { ["application"] = Reference() };
        foreach (var use in StoredFile.Uses)
        {
            properties[$"file-{use}"] = new JsonObject
            {
                ["description"] = $"{Language.English[$"file.{use}"]}: PDF, PNG, JPEG or WebP, at most 5 MB; 5 files in all.",
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" },
            };
        }

        return new() { ["type"] = "object", ["required"] = new JsonArray("application"), ["properties"] = properties };
    }
}
