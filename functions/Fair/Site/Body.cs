using Microsoft.AspNetCore.Http;

namespace Fair.Site;

/// <summary>Reads a request's body within a limit, whatever its headers claim.</summary>
public static class Body
{
    /// <summary>The whole body, or null if it is larger than <paramref name="most"/> bytes.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > most)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }
}
