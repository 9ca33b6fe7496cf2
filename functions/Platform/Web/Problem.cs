using System.Text.Json;

namespace Platform.Web;

/// <summary>An error of the API: problem+json (RFC 9457), with a pointer (RFC 6901) for each field that is wrong.</summary>
public static class Problem
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static BufferedResult Create(int status, string title, IEnumerable<(string Pointer, string Detail)>? errors = null) => new(
        status,
        "application/problem+json",
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = "about:blank",
                title,
                status,
                errors = errors?.Select(error => new { pointer = error.Pointer, detail = error.Detail }),
            },
            Json));
}
