using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Web.Commands;

/// <summary>Finds the file somebody means at a prompt.</summary>
internal static class ImportPath
{
    /// <summary>
    /// <c>dotnet run</c> starts the program in the project's own folder; the folder where the person is, is then only in
    /// the shell's PWD.
    /// </summary>
    public static ImportSource Of(string given)
    {
        // No name at all is that of no file.
        if (string.IsNullOrWhiteSpace(given))
            return new ImportSource(given);
        var here = Path.GetFullPath(given);
        if (!File.Exists(here) && Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && Path.GetFullPath(given, shell) is var there && File.Exists(there))
            return new ImportSource(there);
        return new ImportSource(here);
    }
}
