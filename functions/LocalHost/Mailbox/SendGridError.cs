using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>
/// An error as SendGrid states it. The field, such as <c>personalizations.0.to</c>, is null if it is about the request as a whole.
/// </summary>
internal sealed record SendGridError(string Message, string? Field = null, string? Help = null)
{
    private const string Reference = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.";

    /// <summary>An error in a field; the topic names the part of SendGrid's reference that explains it.</summary>
    public static SendGridError Create(string field, string topic, string message) => new(message, field, Reference + topic);

    public static Task WriteAsync(HttpContext http, int status, params IReadOnlyList<SendGridError> errors)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { errors });
    }
}
