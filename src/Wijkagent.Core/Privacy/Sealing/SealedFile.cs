using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>What was sealed.</summary>
/// <param name="Length">How many bytes it had before.</param>
/// <param name="Hash">SHA-256 of the sealed bytes, to compare copies by without opening them.</param>
public sealed record SealedFileFacts(long Length, byte[] Hash);

/// <summary>
/// How a file is encrypted: a byte for the version, 16 of salt, and pieces of 64 KiB under AES-256-GCM, each with its tag of
/// 16; the last piece is shorter, if need be empty. The key of the pieces is derived (HKDF-SHA-256) from the key of the file,
/// the salt and its name, so that a file in the place of another does not open; the nonce is the number of the piece, and
/// whether it is the last: pieces can't be left out, turned round or cut off. A file never has to be in memory as a whole.
/// </summary>
public static class SealedFile
{
    /// <summary>How many bytes the key of a file has.</summary>
    public const int KeyLength = 32;

    internal const int PieceLength = 64 * 1024;
    internal const int TagLength = 16;

    private const byte Version = 1;
    private const int SaltLength = 16;
    private const int NonceLength = 12;

    /// <summary>Seals what <paramref name="plain"/> still holds.</summary>
    /// <param name="plain">What is sealed.</param>
    /// <param name="target">Where it is written.</param>
    /// <param name="key">The key of the file.</param>
    /// <param name="name">The name under which it is stored.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<SealedFileFacts> SealAsync(Stream plain, Stream target, byte[] key, string name, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = new byte[1 + SaltLength];
        header[0] = Version;
        RandomNumberGenerator.Fill(header.AsSpan(1));
        await WriteAsync(header);
        using var cipher = new AesGcm(KeyOf(key, header, name), TagLength);
        var (piece, written) = (new byte[PieceLength], new byte[PieceLength + TagLength]);
        for (long number = 0, length = 0; ; number++)
        {
            var read = await plain.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, cancel);
            cipher.Encrypt(NonceOf(number, read), piece.AsSpan(0, read), written.AsSpan(0, read), written.AsSpan(read, TagLength));
            await WriteAsync(written.AsMemory(0, read + TagLength));
            length += read;
            if (read < PieceLength)
                return new SealedFileFacts(length, hash.GetHashAndReset());
        }

        ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            hash.AppendData(bytes.Span);
            return target.WriteAsync(bytes, cancel);
        }
    }

    /// <summary>Opens a sealed file. What is written has been proved to be what was sealed, piece by piece.</summary>
    /// <exception cref="CryptographicException">It is not what was sealed under this name, or it was cut off.</exception>
    public static async Task OpenAsync(Stream sealedFile, Stream target, byte[] key, string name, CancellationToken cancel)
    {
        using var cipher = await CipherOfAsync(sealedFile, key, name, cancel);
        var (piece, read) = (new byte[PieceLength + TagLength], new byte[PieceLength]);
        for (long number = 0; ; number++)
        {
            var length = await sealedFile.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel) - TagLength;
            if (length < 0)
                throw new CryptographicException("A sealed file was cut off.");
            Open(cipher, number, piece.AsSpan(0, length + TagLength), read);
            await target.WriteAsync(read.AsMemory(0, length), cancel);
            if (length < PieceLength)
                return;
        }
    }

    /// <summary>Opens a sealed file to be read from any place in it.</summary>
    /// <param name="sealedFile">The file; it is closed with what is given back.</param>
    /// <param name="key">The key of the file.</param>
    /// <param name="name">The name under which it is stored.</param>
    /// <param name="length">How many bytes it had before it was sealed.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CryptographicException">It is no sealed file.</exception>
    public static async Task<OpenedFileStream> OpenAsync(Stream sealedFile, byte[] key, string name, long length, CancellationToken cancel) =>
        new(sealedFile, await CipherOfAsync(sealedFile, key, name, cancel), length);

    /// <summary>Where a piece begins.</summary>
    internal static long PlaceOf(long number) => 1 + SaltLength + (number * (PieceLength + TagLength));

    /// <summary>Opens one piece, its tag included.</summary>
    internal static void Open(AesGcm cipher, long number, ReadOnlySpan<byte> piece, Span<byte> plain)
    {
        var length = piece.Length - TagLength;
        cipher.Decrypt(NonceOf(number, length), piece[..length], piece[length..], plain[..length]);
    }

    private static async Task<AesGcm> CipherOfAsync(Stream sealedFile, byte[] key, string name, CancellationToken cancel)
    {
        var header = new byte[1 + SaltLength];
        return await sealedFile.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancel) == header.Length && header[0] == Version
            ? new AesGcm(KeyOf(key, header, name), TagLength)
            : throw new CryptographicException("This is no sealed file.");
    }

    private static byte[] KeyOf(byte[] key, byte[] header, string name) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, salt: header, info: System.Text.Encoding.UTF8.GetBytes(name));

    private static byte[] NonceOf(long number, int length)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = length < PieceLength ? (byte)1 : (byte)0;
        return nonce;
    }
}
