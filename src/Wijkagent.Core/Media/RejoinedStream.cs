namespace Wijkagent.Core.Media;

/// <summary>A stream whose first bytes were read to see what it is, from its beginning again.</summary>
/// <param name="start">Its first bytes.</param>
/// <param name="rest">What follows; stays the caller's.</param>
internal sealed class RejoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> left = start;

    /// <inheritdoc />
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left.IsEmpty)
            return rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, left.Length);
        left[..count].CopyTo(buffer);
        left = left[count..];
        return ValueTask.FromResult(count);
    }
}
