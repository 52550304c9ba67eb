using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Neighbourhoods.BaseMaps;

/// <summary>A square of the base map that was kept.</summary>
/// <param name="Png">The picture.</param>
/// <param name="IsFresh">Whether it can be shown without asking anew.</param>
public sealed record KeptTile(byte[] Png, bool IsFresh);

/// <summary>
/// Squares of the base map on the disk of this machine, so that who looks where somebody looked before asks nobody. The time
/// of a file is the day on which it came: the minute could tell when somebody looked at a place. What a file system notes by
/// itself, such as when a file was made, is for who reads the disk as its administrator does.
/// </summary>
/// <param name="root">The folder; it is made when it is not there.</param>
/// <param name="options">From where they come, how long they are fresh and how much of the disk they take.</param>
/// <param name="leaveFree">How many bytes of the disk they leave to the rest of the program.</param>
/// <param name="clock">Which day it is.</param>
public sealed class TileFolder(string root, BaseMapOptions options, long leaveFree, TimeProvider clock) : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    // Room is made for a while, not for one square.
    private const double AfterSweeping = 0.8;

    private readonly long most = options.KeepAtMostMegabytes * Megabyte;
    private readonly SemaphoreSlim oneCounter = new(1);

    // Those of another source are another map; they go as all that is old.
    private readonly string source = Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.TilesUrl ?? "")).AsSpan(0, 6)));
    private long? held;

    private DateTime Today => clock.GetUtcNow().UtcDateTime.Date;

    /// <inheritdoc />
    public void Dispose() => oneCounter.Dispose();

    /// <summary>A square that was kept; null when it was not.</summary>
    public async Task<KeptTile?> ReadAsync(MapTile tile, CancellationToken cancel)
    {
        var file = new FileInfo(PathOf(tile));
        if (!file.Exists)
            return null;
        var png = await File.ReadAllBytesAsync(file.FullName, cancel);
        // What lost its content with the power is not shown.
        return TilePicture.IsOne(png) ? new KeptTile(png, Today - file.LastWriteTimeUtc < options.KeepFor) : null;
    }

    /// <summary>Keeps a square. Answers whether it was: not when the disk is needed for other things.</summary>
    public async Task<bool> KeepAsync(MapTile tile, byte[] png, CancellationToken cancel)
    {
        var file = PathOf(tile);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (new DriveInfo(root).AvailableFreeSpace < leaveFree)
            return false;
        // Two requests may bring the same one; what has its name is whole.
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, png, cancel);
            File.SetLastWriteTimeUtc(unfinished, Today);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        await oneCounter.WaitAsync(cancel);
        try
        {
            held = held is { } known ? known + png.Length : All().Sum(f => f.Length);
            if (held > most)
                held = Sweep();
            return true;
        }
        finally
        {
            oneCounter.Release();
        }
    }

    /// <summary>Throws away the oldest until there is room again.</summary>
    /// <returns>How much is left, in bytes.</returns>
    private long Sweep()
    {
        var oldestFirst = All().OrderBy(f => f.LastWriteTimeUtc).ToList();
        var left = oldestFirst.Sum(f => f.Length);
        foreach (var file in oldestFirst.TakeWhile(_ => left > most * AfterSweeping))
        {
            left -= file.Length;
            file.Delete();
        }

        return left;
    }

    /// <summary>All that are whole: others are on their way to a name that ends so.</summary>
    private List<FileInfo> All() => [.. new DirectoryInfo(root).EnumerateFiles("*.png", SearchOption.AllDirectories)];

    private string PathOf(MapTile tile) => Path.Combine(
        source, tile.Zoom.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{tile.X}-{tile.Y}.png"));
}
