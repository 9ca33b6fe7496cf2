using System.Text.Json.Nodes;
using Platform.Languages;

namespace Platform.Forms;

/// <summary>Describes fields to machines (JSON Schema), from what the form and the checks are made of.</summary>
public static class FieldSchema
{
    /// <param name="field">The field.</param>
    /// <param name="text">The key of its label, behind <c>field.</c>.</param>
    public static JsonObject Describe(Field field, string text)
    {
        var schema = field.Input switch
        {
            Input.Number => new JsonObject { ["type"] = "integer", ["minimum"] = field.Min, ["maximum"] = field.Max },
            Input.Tick => new JsonObject { ["type"] = "boolean" },
            Input.Choices => new JsonObject { ["type"] = "array", ["items"] = Codes(field) },
            Input.Choice or Input.Selection => Codes(field),
            Input.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
            Input.Email => new JsonObject { ["type"] = "string", ["format"] = "email", ["maxLength"] = field.Max },
            Input.Ice => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{15}$" },
            Input.Code => new JsonObject { ["type"] = "string", ["pattern"] = field.Format!.Pattern },
            _ => Text(field.Max),
        };
        schema["description"] = Language.English[$"field.{text}"];
        return schema;
    }

    public static JsonObject Text(int max) => new() { ["type"] = "string", ["maxLength"] = max };

    /// <summary>The header that makes a post safe to repeat.</summary>
    public static JsonObject IdempotencyKey() => new()
    {
        ["name"] = "Idempotency-Key",
        ["in"] = "header",
        ["required"] = true,
        ["description"] = "1 to 200 characters of your choice; sending twice with the same key stores once.",
        ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 },
        ["example"] = "5f0c6a52-example",
    };

    private static JsonObject Codes(Field field) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. field.Options.Select(code => (JsonNode)code)]) };
}
