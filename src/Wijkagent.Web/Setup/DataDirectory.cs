namespace Wijkagent.Web.Setup;

/// <summary>The folder that holds the database, keys, files and mails of this node (setting <c>Data__Directory</c>).</summary>
public sealed class DataDirectory
{
    // ENOSPC, as Unix numbers it.
    private const int NoSpaceLeft = 28;

    /// <summary>Finds the folder, made if it is not there; a relative setting starts at the program's own folder.</summary>
    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = RootOf(configuration, environment);
        Directory.CreateDirectory(Root);
    }

    /// <summary>Why the folder can't be used; null when it can. It is made if it is not there.</summary>
    public static string? WhatIsWrong(IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            var root = RootOf(configuration, environment);
            Directory.CreateDirectory(root);
            using var tried = new FileStream(
                Path.Combine(root, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (IOException full) when (full.HResult == NoSpaceLeft)
        {
            // That passes: the node lives, and is ready when there is space again.
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => Path.Combine(Root, "wijkagent.db");

    /// <summary>The key ring: made for the program's own user alone.</summary>
    public string Keys => OperatingSystem.IsWindows()
        ? Subfolder("keys")
        : Directory.CreateDirectory(Path.Combine(Root, "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    /// <summary>The SQLite database of content keys: among the keys, and not with what they seal.</summary>
    public string ContentKeysFile => Path.Combine(Keys, "content-keys.db");

    /// <summary>How far the audit log was seen to be sealed: not with the database, which could be made to forget it.</summary>
    public string AuditHeadsFile => Path.Combine(Keys, "audit-heads.json");

    /// <summary>Pictures of reports, sealed.</summary>
    public string Files => Subfolder("files");

    /// <summary>Squares of the base map, which can be had again. It is made with the first of them: many portals have none.</summary>
    public string Tiles => Path.Combine(Root, "tiles");

    /// <summary>Mails that Development writes instead of sending.</summary>
    public string Mails => Subfolder("mails");

    private static string RootOf(IConfiguration configuration, IHostEnvironment environment) => Path.GetFullPath(
        configuration["Data:Directory"] is { } set && !string.IsNullOrWhiteSpace(set) ? set : "App_Data", environment.ContentRootPath);

    private string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
