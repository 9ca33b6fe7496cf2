using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>Reads a request's body within a limit, whatever its headers claim.</summary>
public static class Body
{
    /// <summary>What a form may weigh that carries no file, or the body of a program: text, and little of it.</summary>
    public const long OfText = 1024 * 1024;

    /// <summary>What a form with files may weigh: five of 5 MB, and the fields.</summary>
    public const long WithFiles = 30 * 1024 * 1024;

    /// <summary>What the Functions host lets through; above it, it answers by itself.</summary>
    public const long OfTheHost = 100 * 1024 * 1024;

    // Shorter than the platform's front end waits for an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LittlePatience = TimeSpan.FromSeconds(5);

    /// <summary>The whole body, or null if it is larger than <paramref name="max"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int max, CancellationToken cancellationToken)
    {
        if (request.ContentLength > max)
        {
            return null;
        }

        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > max)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// Lets go by what nobody read of a body, as one that is too large: who is still sending reads no answer yet, and a
    /// browser that is cut off shows none.
    /// </summary>
    public static Task DrainAsync(HttpRequest request) => DrainAsync(request, OfTheHost, Patience);

    /// <summary>The same for who is refused whatever is sent: a form of text is let go by, and no more.</summary>
    public static Task DrainLittleAsync(HttpRequest request) => DrainAsync(request, OfText, LittlePatience);

    private static async Task DrainAsync(HttpRequest request, long max, TimeSpan patience)
    {
        var body = request.Body is BoundedBody bounded ? bounded.Whole : request.Body;
        using var end = new CancellationTokenSource(patience);
        var chunk = new byte[64 * 1024];
        try
        {
            for (long drained = 0, read; drained < max && (read = await body.ReadAsync(chunk, end.Token)) > 0;)
            {
                drained += read;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // It has gone, or is too slow: nothing more can be done for it.
        }
    }
}
