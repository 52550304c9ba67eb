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

    private async Task<byte[]> OpenAsync(byte[] file, string name)
    {
        using var opened = new MemoryStream();
        await SealedFile.OpenAsync(new MemoryStream(file), opened, key, name, default);
        return opened.ToArray();
    }
}
