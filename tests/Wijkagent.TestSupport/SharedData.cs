namespace Wijkagent.TestSupport;

/// <summary>
/// The open data of the whole country, which is not in the repository: beside it in <c>shared/data</c>, or where
/// <c>WIJKAGENT_SHARED_DATA</c> says.
/// </summary>
public static class SharedData
{
    private const string Setting = "WIJKAGENT_SHARED_DATA";

    /// <summary>A file of the data.</summary>
    /// <exception cref="InvalidOperationException">The data is not there.</exception>
    public static string File(string path)
    {
        var file = Path.Combine(Folder(), path);
        return System.IO.File.Exists(file) ? file : throw new InvalidOperationException($"{file} is not there.");
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        throw new InvalidOperationException(
            $"The tests of the whole country need the open data in shared/data beside the repository, or where {Setting} says.");
    }
}
