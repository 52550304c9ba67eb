namespace Wijkagent.Web.Setup;

/// <summary>The folder that holds the database, keys, files and mails of this node (setting <c>Data__Directory</c>).</summary>
public sealed class DataDirectory
{
    /// <summary>Finds the folder, made if it is not there; a relative setting starts at the program's own folder.</summary>
    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        var setting = configuration["Data:Directory"];
        Root = Path.GetFullPath(
            string.IsNullOrWhiteSpace(setting) ? "App_Data" : setting,
            environment.ContentRootPath);
        Directory.CreateDirectory(Root);
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => Path.Combine(Root, "wijkagent.db");

    /// <summary>The key ring.</summary>
    public string Keys => Subfolder("keys");

    /// <summary>The SQLite database of content keys: among the keys, and not with what they seal.</summary>
    public string ContentKeysFile => Path.Combine(Keys, "content-keys.db");

    /// <summary>Pictures of reports, sealed.</summary>
    public string Files => Subfolder("files");

    /// <summary>Mails that Development writes instead of sending.</summary>
    public string Mails => Subfolder("mails");

    private string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
