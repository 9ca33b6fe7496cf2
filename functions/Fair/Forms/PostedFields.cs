using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fair.Forms;

/// <summary>Reads a posted form, whatever was posted: a form that can't be read is an outcome, not an exception.</summary>
public static class PostedFields
{
    /// <summary>Room for five photos as phones take them: one that is too large is named in the form, which keeps the rest.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 300,
        ValueLengthLimit = 64 * 1024,
        KeyLengthLimit = 200,
        MultipartBodyLengthLimit = MostBytes,
        BufferBodyLengthLimit = MostBytes,
        MemoryBufferThreshold = 256 * 1024,
    };

    /// <summary>The fields of a posted form, or the HTTP status that says why it can't be read.</summary>
    public static async Task<(IFormCollection? Form, int Status)> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        if (!request.HasFormContentType)
        {
            return (null, StatusCodes.Status400BadRequest);
        }

        try
        {
            return (await request.ReadFormAsync(Limits, cancellationToken), StatusCodes.Status200OK);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception exception) when (exception is IOException or BadHttpRequestException or ArgumentException or FormatException or NotSupportedException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What was typed into the fields of a form.</summary>
    public static Answers Answers(IFormCollection posted, IReadOnlyList<Field> fields)
    {
        var answers = new Answers();
        foreach (var field in fields)
        {
            answers[field.Name] = field.Input == Input.Choices ? string.Join(',', posted[field.Name].ToArray()) : First(posted, field.Name);
        }

        return answers;
    }

    /// <summary>The form's id, or one that no form has.</summary>
    public static string FormId(IFormCollection posted) => First(posted, "formId") is { Length: > 0 and <= 200 } id ? id : "none";

    public static bool IsTrapped(IFormCollection posted) => First(posted, "website").Length > 0;

    /// <summary>The first value of a name, or the empty text.</summary>
    public static string First(IFormCollection posted, string name) => posted[name] is { Count: > 0 } values ? values[0] ?? "" : "";
}
