namespace Wijkagent.Core.Media;

/// <summary>A file that lies in the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
public sealed record StoredFile(string Name, DateTime WrittenAt);

/// <summary>
/// Where files lie: a folder, or something elsewhere. They are sealed before they come here, written once and never
/// changed. Names are made by the program of letters, digits, dots and hyphens; nothing of a visitor's is in them.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps a file. When it returns the file is whole and in safety; when it fails nothing of it is there.</summary>
    /// <param name="name">A name that was never used before.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="FileStoreAwayException">The store is away, or there is no room for it (<see cref="FileStoreFullException"/>).</exception>
    Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancel);

    /// <summary>Opens a file to read it; null when it is not there.</summary>
    /// <exception cref="FileStoreAwayException">The store is away.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancel);

    /// <summary>Takes a file away; one that is not there is no mistake.</summary>
    Task DeleteAsync(string name, CancellationToken cancel);

    /// <summary>All files.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancel);
}

/// <summary>The store can't be reached, or refuses: nothing can be kept or taken out now.</summary>
public class FileStoreAwayException(string message, Exception? cause = null) : IOException(message, cause);

/// <summary>The store has no room left for files. What the database needs of the same disk is not given away to them.</summary>
public sealed class FileStoreFullException(string message, Exception? cause = null) : FileStoreAwayException(message, cause);
