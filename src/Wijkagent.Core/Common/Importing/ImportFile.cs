using System.Buffers.Binary;
using System.IO.Compression;

namespace Wijkagent.Core.Common.Importing;

/// <summary>A file that somebody wants to import, packed with gzip or not.</summary>
/// <param name="Path">Where it is on this machine.</param>
public sealed record ImportSource(string Path)
{
    /// <summary>The largest size that is read, packed and unpacked: 1 GiB.</summary>
    public const long SizeLimit = 1L << 30;

    /// <summary>Its name where it was published; a year may stand in it.</summary>
    public string Name { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>The largest size read, in bytes.</summary>
    public long Limit { get; init; } = SizeLimit;
}

/// <summary>
/// An unpacked file that is ready to be read. Whether it was packed is seen from its first bytes, never from its
/// name. What was unpacked is deleted on dispose.
/// </summary>
public sealed class ImportFile : IDisposable
{
    private const int BufferSize = 1 << 17;
    private readonly bool temporary;

    private ImportFile(string path, bool temporary) => (Path, this.temporary) = (path, temporary);

    /// <summary>Where the unpacked file is.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <returns>
    /// The file, or <see cref="ImportFileMissing"/>, <see cref="ImportFileEmpty"/>, <see cref="ImportFileTooLarge"/>
    /// or <see cref="ImportFileDamaged"/>.
    /// </returns>
    public static async Task<Result<ImportFile>> OpenAsync(ImportSource source, CancellationToken cancel)
    {
        try
        {
            await using var packed = new FileStream(
                source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
            if (packed.Length == 0)
                return new ImportFileEmpty();
            if (packed.Length > source.Limit)
                return new ImportFileTooLarge(source.Limit >> 20);

            var head = new byte[2];
            var read = await packed.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
            if (read < 2 || head[0] != 0x1f || head[1] != 0x8b)
                return new ImportFile(source.Path, temporary: false);
            packed.Position = 0;
            return await UnpackAsync(packed, source.Limit, cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or ArgumentException)
        {
            return new ImportFileMissing(source.Path);
        }
    }

    /// <summary>The first bytes, at most as many as asked for.</summary>
    public async Task<byte[]> HeadAsync(int length, CancellationToken cancel)
    {
        await using var file = OpenRead();
        var head = new byte[length];
        var read = await file.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancel);
        return head[..read];
    }

    /// <summary>Opens the unpacked file.</summary>
    public FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);

    /// <inheritdoc />
    public void Dispose()
    {
        if (temporary)
            File.Delete(Path);
    }

    private static async Task<Result<ImportFile>> UnpackAsync(FileStream packed, long limit, CancellationToken cancel)
    {
        var unpacked = new ImportFile(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"wijkagent-import-{Guid.NewGuid():N}"), temporary: true);
        var isWhole = false;
        try
        {
            var error = await CopyAsync(packed, unpacked.Path, limit, cancel);
            isWhole = error is null;
            return isWhole ? unpacked : error!;
        }
        finally
        {
            // Also when the disk was full or somebody stopped it: half a file is of no use to anybody.
            if (!isWhole)
                unpacked.Dispose();
        }
    }

    // GZipStream takes a file that ends too early for one that ends; the size at the end of the file (RFC 1952, ISIZE,
    // modulo 2^32) tells them apart.
    private static async Task<uint> StatedSizeAsync(FileStream packed, CancellationToken cancel)
    {
        var trailer = new byte[sizeof(uint)];
        packed.Seek(-Math.Min(packed.Length, trailer.Length), SeekOrigin.End);
        await packed.ReadAtLeastAsync(trailer, trailer.Length, throwOnEndOfStream: false, cancel);
        packed.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    // A small gzip file can unpack to something endless, so the limit is kept while unpacking.
    private static async Task<Error?> CopyAsync(FileStream packed, string to, long limit, CancellationToken cancel)
    {
        try
        {
            var stated = await StatedSizeAsync(packed, cancel);
            await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
            var buffer = new byte[BufferSize];
            long size = 0;
            for (int read; (read = await gzip.ReadAsync(buffer, cancel)) > 0;)
            {
                size += read;
                if (size > limit)
                    return new ImportFileTooLarge(limit >> 20);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            if ((uint)size != stated)
                return new ImportFileDamaged();
            return size == 0 ? new ImportFileEmpty() : null;
        }
        catch (InvalidDataException)
        {
            return new ImportFileDamaged();
        }
    }
}
