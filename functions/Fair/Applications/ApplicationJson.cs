using System.Text.Json.Nodes;
using Platform.Forms;

namespace Fair.Applications;

/// <summary>An application as the API takes it: one JSON object with a member for each field, products as a list of objects.</summary>
public static class ApplicationJson
{
    private static readonly IReadOnlyList<Field> Flat = [.. ApplicationFields.All.Where(field => !IsProduct(field))];

    /// <summary>The answers, and what has the wrong JSON type or a name that no field has.</summary>
    public static (FormValues Answers, IReadOnlyList<FieldError> Errors) Read(JsonObject json)
    {
        var flat = new JsonObject(json.Where(member => member.Key != "products").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        var (answers, errors) = FormValuesJson.Read(flat, Flat);
        if (json.TryGetPropertyValue("products", out var products))
        {
            ReadProducts(products, answers, errors);
        }

        return (answers, errors);
    }

    /// <summary>Where in the JSON a field stands, as a JSON pointer (RFC 6901).</summary>
    public static string Pointer(string field)
    {
        for (var place = 1; place <= ApplicationFields.MaxProducts; place++)
        {
            if (field == ApplicationFields.Product(place))
            {
                return $"/products/{place - 1}/name";
            }

            if (field == ApplicationFields.ProductPrice(place))
            {
                return $"/products/{place - 1}/priceRange";
            }
        }

        return FormValuesJson.Pointer(field);
    }

    public static bool IsProduct(Field field) => field.Name.StartsWith("product", StringComparison.Ordinal);

    private static void ReadProducts(JsonNode? value, FormValues answers, List<FieldError> errors)
    {
        if (value is not JsonArray products)
        {
            errors.Add(new("products", "error.jsonType"));
            return;
        }

        if (products.Count > ApplicationFields.MaxProducts)
        {
            errors.Add(new("products", "error.tooManyProducts", ("most", ApplicationFields.MaxProducts)));
        }

        for (var place = 1; place <= Math.Min(products.Count, ApplicationFields.MaxProducts); place++)
        {
            if (products[place - 1] is JsonObject product && FormValuesJson.Text(product["name"], false) is { } name && (product["priceRange"] is null || FormValuesJson.Text(product["priceRange"], false) is not null))
            {
                answers[ApplicationFields.Product(place)] = name;
                answers[ApplicationFields.ProductPrice(place)] = FormValuesJson.Text(product["priceRange"], false) ?? "";
            }
            else
            {
                errors.Add(new(ApplicationFields.Product(place), "error.jsonType"));
            }
        }
    }
}
