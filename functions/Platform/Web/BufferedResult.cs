using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>
/// An answer that is complete before the function returns: the worker executes results outside the function, where
/// nothing can be caught any more. Compressed if the reader can, as nothing between here and a phone does it.
/// </summary>
public sealed class BufferedResult(int status, string contentType, ReadOnlyMemory<byte> body) : IResult
{
    private const int WorthCompressing = 700;

    // An asset is one page for all who ask: what was compressed once serves again.
    private byte[]? brotli;

    public int Status => status;

    /// <summary>The Cache-Control header; nothing of a page is kept unless the page says so.</summary>
    public string CacheControl { get; init; } = "no-store";

    /// <summary>Brotli's quality: 5 costs a page a millisecond; what is compressed once and kept can have 11.</summary>
    public int Quality { get; init; } = 5;

    /// <summary>Further headers, such as Content-Disposition.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>An object as JSON.</summary>
    public static BufferedResult Json(object value) => new(StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    /// <summary>The same page with other values of some headers.</summary>
    public BufferedResult With(params (string Name, string Value)[] headers) =>
        new(status, contentType, body) { CacheControl = CacheControl, Quality = Quality, Headers = [.. Headers, .. headers] };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.CacheControl = CacheControl;
        SecurityHeaders.Apply(response.Headers);
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = HeaderText.Ascii(value);
        }

        var content = Compress(httpContext.Request, response);
        response.ContentLength = content.Length;
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        // Without the request's token: to who has left nothing is written, and out here nobody catches that it was cancelled.
        await response.Body.WriteAsync(content, CancellationToken.None);
    }

    private ReadOnlyMemory<byte> Compress(HttpRequest request, HttpResponse response)
    {
        if (body.Length < WorthCompressing || !IsText(contentType))
        {
            return body;
        }

        response.Headers.Vary = "Accept-Encoding";
        var accepted = request.Headers.AcceptEncoding.ToString();
        if (accepted.Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            return brotli ??= Compressed(output => new BrotliStream(output, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true));
        }

        if (accepted.Contains("gzip", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "gzip";
            return Compressed(output => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true));
        }

        return body;
    }

    private byte[] Compressed(Func<Stream, Stream> compression)
    {
        var output = new MemoryStream(body.Length / 3);
        using (var stream = compression(output))
        {
            stream.Write(body.Span);
        }

        return output.ToArray();
    }

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal)
        || contentType.StartsWith("image/svg", StringComparison.Ordinal)
        || contentType.Contains("json", StringComparison.Ordinal)
        || contentType == "application/wasm";
}
