using System.Security.Cryptography;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Tests.Privacy.Sealing;

public sealed class SealedFileTests
{
    private const int Piece = 64 * 1024;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(SealedFile.KeyLength);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData((2 * Piece) + 5)]
    public async Task What_was_sealed_opens_and_tells_its_length_and_hash(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        using var target = new MemoryStream();

        var facts = await SealedFile.SealAsync(new MemoryStream(plain), target, key, "a", default);

        Assert.Equal(length, facts.Length);
        Assert.Equal(SHA256.HashData(target.ToArray()), facts.Hash);
        Assert.Equal(plain, await OpenAsync(target.ToArray(), "a"));
    }

    [Fact]
    public async Task What_was_changed_cut_off_turned_round_or_put_elsewhere_does_not_open()
    {
        using var target = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(RandomNumberGenerator.GetBytes(3 * Piece)), target, key, "a", default);
        var file = target.ToArray();
        const int header = 17, whole = Piece + 16;
        byte[] changed = [.. file];
        changed[whole + 100] ^= 1;
        byte[] salted = [.. file];
        salted[5] ^= 1;
        var turned = file[..header].Concat(file[(header + whole)..(header + (2 * whole))]).Concat(file[header..(header + whole)]).Concat(file[(header + (2 * whole))..]).ToArray();

        foreach (var (bytes, name) in new (byte[], string)[]
        {
            (changed, "a"), (salted, "a"), (turned, "a"), (file, "b"), (file[..^1], "a"), (file[..^16], "a"), (file[..(header + whole)], "a"),
            ([.. file[..(header + whole)], .. file[^16..]], "a"), (file[..10], "a"), ([], "a"), ([.. "%PDF-1.7 and so on, long enough"u8], "a"),
        })
        {
            await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(bytes, name));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_read_from_any_place_in_it_also_where_a_store_gives_it_from_its_beginning_alone(bool canSeek)
    {
        var plain = RandomNumberGenerator.GetBytes((3 * Piece) + 100);
        using var target = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(plain), target, key, "a", default);
        foreach (var (from, count) in new[] { (0, 10), (Piece - 5, 10), ((2 * Piece) + 7, Piece), (3 * Piece, 100), (plain.Length, 0), (0, plain.Length) })
        {
            Stream file = new MemoryStream(target.ToArray());
            await using var opened = await SealedFile.OpenAsync(canSeek ? file : new OnceStream(file), key, "a", plain.Length, default);
            opened.Seek(from, SeekOrigin.Begin);
            var read = new byte[count];
            await opened.ReadExactlyAsync(read);
            Assert.Equal(plain[from..(from + count)], read);
        }

        // What was put in the place of its end is not given away.
        var changed = target.ToArray();
        changed[^20] ^= 1;
        await using var wrong = await SealedFile.OpenAsync(new MemoryStream(changed), key, "a", plain.Length, default);
        wrong.Seek(3 * Piece, SeekOrigin.Begin);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => wrong.ReadExactlyAsync(new byte[1]).AsTask());
    }

    private async Task<byte[]> OpenAsync(byte[] file, string name)
    {
        using var opened = new MemoryStream();
        await SealedFile.OpenAsync(new MemoryStream(file), opened, key, name, default);
        return opened.ToArray();
    }

    /// <summary>A file as a store elsewhere gives it.</summary>
    private sealed class OnceStream(Stream file) : Core.Media.ReadOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => file.ReadAsync(buffer, cancellationToken);
    }
}
