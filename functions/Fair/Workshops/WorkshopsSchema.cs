using System.Text.Json.Nodes;
using Platform.Forms;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Describes the workshops' operations to machines, from the same list of fields that the form and the checks are made of.</summary>
internal static class WorkshopsSchema
{
    private const string Example = """
        {
          "nameArabic": "مشاركة المثال",
          "nameLatin": "Participante Exemple",
          "email": "exemple@example.org",
          "organisation": "Coopérative Exemple Poterie",
          "gender": "woman",
          "language": "ar"
        }
        """;

    public static JsonObject List() => ApiOperation.Describe(
        nameof(ListWorkshops), "The programme: all workshops by their start, with the seats that are free; at most five seconds old.",
        ("200", "The workshops, in order of their start.", "application/json"));

    public static JsonObject SignUp()
    {
        var operation = ApiOperation.Describe(
            nameof(SignUpForWorkshop),
            "Signs a person up: a seat, or a place on the waiting list. The link to follow it or give it back goes to the e-mail address; several people may share one, told apart by name.",
            ("201", "It is stored, as a seat or waiting at a position. The same key and body again get the same answer.", "application/json"),
            ("400", "Something is wrong with the fields named.", "application/problem+json"),
            ("404", "There is no such workshop.", "application/problem+json"),
            ("409", "Sign-ups are not open, the person is signed up already, or holds another place at that time.", "application/problem+json"),
            ("413", "The body is too large.", "application/problem+json"),
            ("422", "The key was used for a sign-up that was given back since.", "application/problem+json"),
            ("429", "Too many requests.", "application/problem+json"));
        operation["parameters"] = new JsonArray(Path("workshop", "The workshop's id.", "branding"), FieldSchema.IdempotencyKey());
        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/SignUp" }, ["example"] = JsonNode.Parse(Example) },
            },
        };
        return operation;
    }

    public static JsonObject Read() => WithToken(ApiOperation.Describe(
        nameof(ReadSignUp), "A person's own sign-up: its state, its code or its position.",
        ("200", "The sign-up as it stands now.", "application/json"), ("404", "There is no such sign-up.", "application/problem+json")));

    public static JsonObject Delete() => WithToken(ApiOperation.Describe(
        nameof(DeleteSignUp), "Gives the place back; the head of the waiting list gets the seat.",
        ("204", "It is given back, now or before.", "application/json"),
        ("404", "There is no such sign-up.", "application/problem+json"),
        ("409", "The workshop has begun.", "application/problem+json")));

    public static JsonObject Schema() => new()
    {
        ["description"] = "Who wants to take part. The name in Arabic is required of readers of Arabic: certificates carry it.",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. SignUpFields.All.Where(field => field.Required(new())).Select(field => (JsonNode)field.Name)]),
        ["properties"] = new JsonObject(SignUpFields.All.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, FieldSchema.Describe(field, $"signUp.{field.Name}")))),
    };

    private static JsonObject WithToken(JsonObject operation)
    {
        operation["parameters"] = new JsonArray(Path("token", "The 43 characters at the end of the link in the mail.", new string('x', 43)));
        return operation;
    }

    private static JsonObject Path(string name, string description, string example) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "string" },
        ["example"] = example,
    };
}
