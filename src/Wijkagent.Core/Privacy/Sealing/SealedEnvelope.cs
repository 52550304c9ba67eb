using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// How a text is encrypted: a byte for the version, 16 for the key it was sealed with, a nonce of 12, the text in UTF-8
/// under AES-256-GCM (NIST SP 800-38D), and its tag of 16. The tag also covers the first 17 bytes, the row and the column:
/// moved elsewhere it does not open. Nonces are drawn; a key seals some thousands of texts at most.
/// </summary>
internal static class SealedEnvelope
{
    /// <summary>How many bytes an envelope has besides its text.</summary>
    public const int Overhead = HeaderLength + NonceLength + TagLength;

    /// <summary>How many bytes a key has.</summary>
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int IdLength = 16;
    private const int HeaderLength = 1 + IdLength;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The most bytes an envelope takes for a text of so many characters.</summary>
    public static int LengthOf(int characters) => Overhead + (3 * characters);

    public static byte[] Seal(string text, ReadOnlySpan<byte> key, Guid keyId, string column, Guid row)
    {
        var envelope = new byte[Overhead + Encoding.UTF8.GetByteCount(text)];
        envelope[0] = Version;
        keyId.TryWriteBytes(envelope.AsSpan(1));
        var nonce = envelope.AsSpan(HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            nonce, Encoding.UTF8.GetBytes(text), envelope.AsSpan(HeaderLength + NonceLength)[..^TagLength], envelope.AsSpan()[^TagLength..],
            Bound(envelope, column, row));
        return envelope;
    }

    /// <summary>The key an envelope was sealed with; null when it is none.</summary>
    public static Guid? KeyOf(ReadOnlySpan<byte> envelope) =>
        envelope.Length >= Overhead && envelope[0] == Version ? new Guid(envelope.Slice(1, IdLength)) : null;

    /// <exception cref="CryptographicException">It is not what was sealed in this place.</exception>
    public static string Open(byte[] envelope, ReadOnlySpan<byte> key, string column, Guid row)
    {
        using var cipher = new AesGcm(key, TagLength);
        var text = new byte[envelope.Length - Overhead];
        cipher.Decrypt(
            envelope.AsSpan(HeaderLength, NonceLength), envelope.AsSpan(HeaderLength + NonceLength)[..^TagLength], envelope.AsSpan()[^TagLength..],
            text, Bound(envelope, column, row));
        return Encoding.UTF8.GetString(text);
    }

    private static byte[] Bound(ReadOnlySpan<byte> envelope, string column, Guid row) =>
        [.. envelope[..HeaderLength], .. row.ToByteArray(), .. Encoding.UTF8.GetBytes(column)];
}
