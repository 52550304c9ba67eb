using System.Runtime.CompilerServices;

namespace Wijkagent.Core.Media;

/// <summary>
/// Files in a folder of this machine. A file is written under another name, brought to the disk and then given its own, so
/// that one which has its name is whole.
/// </summary>
/// <param name="root">The folder; it is made when it is not there.</param>
/// <param name="leaveFree">How many bytes of the disk files leave to the rest of the program.</param>
/// <param name="clock">What a file says of when it was written.</param>
public sealed class FolderStore(string root, long leaveFree, TimeProvider clock) : IFileStore
{
    private const string Unfinished = ".tmp";
    private const int FolderNameLength = 2;

    // What Linux and Windows say of a disk that is full, and Linux of a share that is used up.
    private static readonly int[] FullCodes = [28, 122, unchecked((int)0x80070070)];

    /// <inheritdoc />
    public async Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancel)
    {
        var file = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (new DriveInfo(root).AvailableFreeSpace < leaveFree)
            throw new FileStoreFullException("The disk with the files has no room left for more of them.");
        var unfinished = file + Unfinished;
        try
        {
            // What a node that died half-way left under this name is written over.
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
            File.Move(unfinished, file);
        }
        catch (IOException failure) when (IsFull(failure))
        {
            throw new FileStoreFullException("The disk with the files is full.", failure);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        var file = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null);
    }

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken cancel)
    {
        var file = PathOf(name);
        if (File.Exists(file))
            File.Delete(file);
        return Task.CompletedTask;
    }

    /// <summary>All files, also those that were never finished.</summary>
    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(root))
            yield break;
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancel.ThrowIfCancellationRequested();
            yield return new StoredFile(file.Name, file.LastWriteTimeUtc);
        }
    }

    /// <summary>Whether a failure says that a disk is full.</summary>
    internal static bool IsFull(IOException failure) => FullCodes.Contains(failure.HResult);

    // So that no folder holds all of them: names are drawn, their first two characters spread them over 256.
    private string PathOf(string name) => Path.Combine(root, name[..FolderNameLength], name);
}
