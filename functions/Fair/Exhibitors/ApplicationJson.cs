using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fair.Exhibitors;

/// <summary>An application as the API takes it: one JSON object with a member for each field, products as a list of objects.</summary>
public static class ApplicationJson
{
    /// <summary>After so many members that are no field nobody reads on.</summary>
    private const int MostUnknown = 20;

    /// <summary>The answers, and what has the wrong JSON type or a name that no field has.</summary>
    public static (Answers Answers, IReadOnlyList<FieldError> Errors) Read(JsonObject json)
    {
        var answers = new Answers();
        var errors = new List<FieldError>();
        var unknown = 0;
        foreach (var (name, value) in json)
        {
            if (name == "products")
            {
                ReadProducts(value, answers, errors);
            }
            else if (Fields.All.FirstOrDefault(field => field.Name == name && !IsProduct(field)) is not { } field)
            {
                errors.Add(new(name, "error.unknownField"));
                if (++unknown == MostUnknown)
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

    /// <summary>Where in the JSON a field stands, as a JSON pointer (RFC 6901).</summary>
    public static string Pointer(string field)
    {
        for (var place = 1; place <= Fields.MostProducts; place++)
        {
            if (field == Fields.Product(place))
            {
                return $"/products/{place - 1}/name";
            }

            if (field == Fields.ProductPrice(place))
            {
                return $"/products/{place - 1}/priceRange";
            }
        }

        return $"/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
    }

    public static bool IsProduct(Field field) => field.Name.StartsWith("product", StringComparison.Ordinal);

    private static void ReadProducts(JsonNode? value, Answers answers, List<FieldError> errors)
    {
        if (value is not JsonArray products)
        {
            errors.Add(new("products", "error.jsonType"));
            return;
        }

        if (products.Count > Fields.MostProducts)
        {
            errors.Add(new("products", "error.tooManyProducts", ("most", Fields.MostProducts)));
        }

        for (var place = 1; place <= Math.Min(products.Count, Fields.MostProducts); place++)
        {
            if (products[place - 1] is JsonObject product && Text(product["name"], false) is { } name && (product["priceRange"] is null || Text(product["priceRange"], false) is not null))
            {
                answers[Fields.Product(place)] = name;
                answers[Fields.ProductPrice(place)] = Text(product["priceRange"], false) ?? "";
            }
            else
            {
                errors.Add(new(Fields.Product(place), "error.jsonType"));
            }
        }
    }

    private static string? Text(JsonNode? value, bool isList) => value switch
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
