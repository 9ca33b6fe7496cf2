using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Forms;

/// <summary>Reads a posted form, whatever was posted: a form that can't be read is an outcome, not an exception.</summary>
public static class PostedFields
{
    // How large a body may be is decided before it is read: see AccessAttribute.MostBytes.
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 300,
        ValueLengthLimit = 64 * 1024,
        KeyLengthLimit = 200,
        MultipartBodyLengthLimit = long.MaxValue,
        BufferBodyLengthLimit = long.MaxValue,
        MemoryBufferThreshold = 256 * 1024,
    };

    // Linux's ENOSPC.
    private const int NoSpaceLeft = 28;

    /// <summary>The fields of a posted form, or the HTTP status that says why it can't be read.</summary>
    public static async Task<(IFormCollection? Form, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return (null, StatusCodes.Status400BadRequest);
        }

        try
        {
            return (await request.ReadFormAsync(Limits, cancellationToken), StatusCodes.Status200OK);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not UnauthorizedAccessException and not IOException { HResult: NoSpaceLeft })
        {
            // Whatever the framework makes of too many fields, a zero byte, an unknown alphabet, a part without an end: it is
            // the sender's. That large parts have no room on the disk is not.
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The same where a form is not needed, only a readable one: a post without any has no fields.</summary>
    public static async Task<(IFormCollection? Form, int Status)> ReadIfAnyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? await ReadAsync(request, cancellationToken) : (FormCollection.Empty, StatusCodes.Status200OK);

    /// <summary>What was typed into the fields of a form.</summary>
    public static FormValues ReadValues(IFormCollection posted, IReadOnlyList<Field> fields)
    {
        var answers = new FormValues();
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
