using System.Buffers.Binary;
using System.Security.Cryptography;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence.Backups;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Copies of the database as files that tell nothing to who has no master key: 16 bytes that say what it is, 16 of a number, the
/// key of this copy alone as the master key wrapped it for that number, behind its length (4 bytes, little endian), and the copy
/// under that key (<see cref="SealedFile"/>).
/// </summary>
public sealed class SealedCopies(IMasterKey master)
{
    /// <summary>The end of the name of a sealed copy.</summary>
    public const string Extension = ".sealed";

    /// <summary>The end of the name of a copy that is not sealed.</summary>
    public const string Plain = ".db";

    private const int HeadLength = 16 + 16 + sizeof(int);
    private const int LongestKey = 16 * 1024;

    private static ReadOnlySpan<byte> Mark => "Wijkagent copy 1"u8;

    /// <summary>Seals a copy.</summary>
    /// <param name="plain">The copy, as a database; it stays.</param>
    /// <param name="file">Where the sealed one comes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="IOException">It can't be written there.</exception>
    /// <exception cref="CryptographicException">The master key can't be used.</exception>
    public async Task SealAsync(string plain, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var (id, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(SealedFile.KeyLength));
        var wrapped = await master.WrapAsync(id, key, cancel);
        var unfinished = file + SqliteBackup.Unfinished;
        try
        {
            await using (var from = File.OpenRead(plain))
            await using (var to = File.Create(unfinished))
            {
                var head = new byte[HeadLength];
                Mark.CopyTo(head);
                id.TryWriteBytes(head.AsSpan(Mark.Length));
                BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(HeadLength - sizeof(int)), wrapped.Length);
                await to.WriteAsync(head, cancel);
                await to.WriteAsync(wrapped, cancel);
                await SealedFile.SealAsync(from, to, key, NameOf(id), cancel);
                to.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Opens a copy; one of before they were sealed, which its name says (<see cref="Plain"/>), is copied as it is. In the place of
    /// a sealed one nothing else is taken.
    /// </summary>
    /// <param name="file">The copy; it stays.</param>
    /// <param name="target">Where the database comes. It is nowhere when the copy can't be opened, or this is stopped.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done; <see cref="NoBackup"/>, <see cref="BackupLocked"/>, or <see cref="BackupDamaged"/>.</returns>
    /// <exception cref="IOException">There is a file, or it can't be written there.</exception>
    public async Task<Result> OpenAsync(string file, string target, CancellationToken cancel)
    {
        var unfinished = target + SqliteBackup.Unfinished;
        try
        {
            await using (var to = new FileStream(unfinished, Private))
            {
                await using var from = File.OpenRead(file);
                var opened = Path.GetExtension(file) == Plain ? await CopyAsync(from, to, cancel) : await OpenAsync(from, to, cancel);
                if (!opened.IsDone)
                    return opened;
                to.Flush(flushToDisk: true);
            }

            File.Move(unfinished, target);
            return Result.Done;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // A database in the clear is for nobody else on the machine.
    private static FileStreamOptions Private
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    private static async Task<Result> CopyAsync(FileStream from, FileStream to, CancellationToken cancel)
    {
        await from.CopyToAsync(to, cancel);
        return Result.Done;
    }

    private async Task<Result> OpenAsync(FileStream from, FileStream to, CancellationToken cancel)
    {
        var head = new byte[HeadLength];
        var read = await from.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancel);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(HeadLength - sizeof(int)));
        if (read < HeadLength || !head.AsSpan().StartsWith(Mark) || length is < 1 or > LongestKey)
            return new NoBackup();
        var (id, wrapped) = (new Guid(head.AsSpan(Mark.Length, 16)), new byte[length]);
        if (await from.ReadAtLeastAsync(wrapped, length, throwOnEndOfStream: false, cancel) < length)
            return new NoBackup();
        byte[] key;
        try
        {
            key = await master.UnwrapAsync(id, wrapped, cancel);
        }
        catch (CryptographicException)
        {
            return new BackupLocked();
        }

        try
        {
            await SealedFile.OpenAsync(from, to, key, NameOf(id), cancel);
            return Result.Done;
        }
        catch (CryptographicException failure)
        {
            return new BackupDamaged(failure.Message);
        }
    }

    private static string NameOf(Guid id) => id.ToString("N");
}
