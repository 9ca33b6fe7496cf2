using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>A request's body, of which no more than a number of bytes can be read, as its length need not be told beforehand.</summary>
/// <param name="whole">The body as it comes.</param>
/// <param name="max">How many bytes may be read.</param>
internal sealed class BoundedBody(Stream whole, long max) : Stream
{
    private long count;

    /// <summary>The body without the bound.</summary>
    public Stream Whole => whole;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="BadHttpRequestException">There is more than may be read (413).</exception>
    /// <remarks>
    /// The server's body is not let know of a cancellation: it would be left as if still being read, which the server logs as
    /// an error of its own. It ends the read by itself when the connection does.
    /// </remarks>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Count(await whole.ReadAsync(buffer, CancellationToken.None));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(whole.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        count += read;
        return count > max ? throw new BadHttpRequestException($"The body is larger than {max} bytes.", StatusCodes.Status413PayloadTooLarge) : read;
    }
}
