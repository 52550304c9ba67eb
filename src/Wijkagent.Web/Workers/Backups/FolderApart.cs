using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Workers.Backups;

/// <summary>A folder of its own, for the program alone, for a database that nobody works with; nothing of it is left.</summary>
internal sealed class FolderApart : IDisposable
{
    private readonly DirectoryInfo folder;

    public FolderApart(DataDirectory directory, string name)
    {
        folder = new DirectoryInfo(Path.Combine(directory.Root, name));
        // One that was killed left it behind, with a whole copy in it.
        if (folder.Exists)
            folder.Delete(recursive: true);
        if (OperatingSystem.IsWindows())
            folder.Create();
        else
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where the database comes.</summary>
    public string Database => Path.Combine(folder.FullName, "wijkagent.db");

    public void Dispose() => folder.Delete(recursive: true);
}
