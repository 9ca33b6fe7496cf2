using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Forms;

/// <summary>Answers as the API takes them: one JSON object with a member for each field.</summary>
public static class FormValuesJson
{
    /// <summary>After so many members that are no field nobody reads on.</summary>
    private const int MaxUnknown = 20;

    /// <summary>The answers, and what has the wrong JSON type or a name that no field has.</summary>
    public static (FormValues Answers, List<FieldError> Errors) Read(JsonObject json, IReadOnlyList<Field> fields)
    {
        var answers = new FormValues();
        var errors = new List<FieldError>();
        var unknown = 0;
        foreach (var (name, value) in json)
        {
            if (fields.FirstOrDefault(field => field.Name == name) is not { } field)
            {
                errors.Add(new(name, "error.unknownField"));
                if (++unknown == MaxUnknown)
                {
                    break;
                }
            }
            else if (Text(value, field.Input == Input.Choices) is { } text)
            {
                answers[name] = text;
            }
            else
            {
                errors.Add(new(name, "error.jsonType"));
            }
        }

        return (answers, errors);
    }

    /// <summary>The JSON object of a body, or null if it is none.</summary>
    public static JsonObject? Parse(byte[] json)
    {
        try
        {
            var parsed = JsonNode.Parse(json, documentOptions: new() { MaxDepth = 8, AllowDuplicateProperties = false }) as JsonObject;
            // A name that is no text is found only when the object is looked into.
            _ = parsed?.ToJsonString();
            return parsed;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Where in the JSON a field stands, as a JSON pointer (RFC 6901).</summary>
    public static string Pointer(string field) => $"/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>A value as an answer, or null if it is none.</summary>
    public static string? Text(JsonNode? value, bool isList) => value switch
    {
        JsonArray list when isList && list.All(one => Text(one, false) is not null) => string.Join(',', list.Select(one => Text(one, false))),
        JsonValue single when !isList => single.GetValueKind() switch
        {
            JsonValueKind.String => Unpaired(single),
            JsonValueKind.Number when single.TryGetValue<long>(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => null,
        },
        _ => null,
    };

    // "\ud800" is valid JSON and no text.
    private static string? Unpaired(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
