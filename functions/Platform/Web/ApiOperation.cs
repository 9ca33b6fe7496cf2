using System.Text.Json.Nodes;

namespace Platform.Web;

/// <summary>An operation of the API, as a feature describes it (OpenAPI 3.1).</summary>
/// <param name="Path">Its path, such as <c>/api/workshops</c>.</param>
/// <param name="Method">In small letters.</param>
/// <param name="Description">The operation object; made when it is asked for.</param>
public sealed record ApiOperation(string Path, string Method, Func<JsonObject> Description)
{
    /// <summary>An operation without its request body.</summary>
    public static JsonObject Describe(string function, string summary, params (string Status, string Description, string MediaType)[] answers) => new()
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
}

/// <summary>A schema that operations name.</summary>
/// <param name="Name">Its name among the components.</param>
/// <param name="Description">The schema; made when it is asked for.</param>
public sealed record ApiSchema(string Name, Func<JsonObject> Description);
