using System.Security.Cryptography;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// A sealed file that is opened as it is read, piece by piece, from any place in it: for a player that asks for a part. Each
/// piece is proved before anything of it is given away.
/// </summary>
public sealed class OpenedFileStream : Stream
{
    private readonly Stream sealedFile;
    private readonly AesGcm cipher;
    private readonly byte[] piece = new byte[SealedFile.PieceLength + SealedFile.TagLength];
    private readonly byte[] plain = new byte[SealedFile.PieceLength];
    private long next;
    private long opened = -1;
    private int openedLength;

    internal OpenedFileStream(Stream sealedFile, AesGcm cipher, long length) => (this.sealedFile, this.cipher, Length) = (sealedFile, cipher, length);

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length { get; }

    /// <inheritdoc />
    public override long Position { get; set; }

    /// <inheritdoc />
    /// <exception cref="CryptographicException">What comes is not what was sealed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        var (number, at) = ((Position / SealedFile.PieceLength), (int)(Position % SealedFile.PieceLength));
        if (number != opened)
            await OpenAsync(number, cancellationToken);
        var count = Math.Min(buffer.Length, openedLength - at);
        if (count <= 0)
            throw new CryptographicException("A sealed file is shorter than it was.");
        plain.AsMemory(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            sealedFile.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Goes to a piece; a store that only gives a file from its beginning is read up to there.</summary>
    private async Task OpenAsync(long number, CancellationToken cancel)
    {
        if (sealedFile.CanSeek)
            (sealedFile.Position, next) = (SealedFile.PlaceOf(number), number);
        if (number < next)
            throw new NotSupportedException("What was read from this store is not read again.");
        int length;
        do
            length = await sealedFile.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel) - SealedFile.TagLength;
        while (next++ < number);
        if (length < 0)
            throw new CryptographicException("A sealed file was cut off.");
        SealedFile.Open(cipher, number, piece.AsSpan(0, length + SealedFile.TagLength), plain);
        (opened, openedLength) = (number, length);
    }
}
