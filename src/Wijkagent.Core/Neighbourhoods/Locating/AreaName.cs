using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>What people call an area beside the name that the CBS gives it.</summary>
internal static partial class AreaName
{
    private const string File = "Wijkagent.Core.Neighbourhoods.Locating.everyday-names.json";

    private static readonly Lazy<Dictionary<string, string[]>> Everyday = new(ReadEveryday);

    /// <summary>
    /// All names by which it is searched for: as the CBS writes it, without what the CBS adds to tell it from others
    /// («Hengelo (O.)», «Wijk 00 Haaksbergen (dorp)»), and what people say.
    /// </summary>
    public static IEnumerable<string> AllOf(string name) => [name, Addition().Replace(name, ""), .. EverydayOf(name)];

    /// <summary>What people say, the commonest first; nothing where they use the CBS's name.</summary>
    public static IReadOnlyList<string> EverydayOf(string name) => Everyday.Value.GetValueOrDefault(name, []);

    [GeneratedRegex(@"^Wijk \d+ |\s*\([^()]*\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Addition();

    private static Dictionary<string, string[]> ReadEveryday()
    {
        using var file = typeof(AreaName).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not embedded.");
        return JsonSerializer.Deserialize<EverydayNames>(file, JsonSerializerOptions.Web)!.Names;
    }

    /// <summary>The file: where the names come from, and the names by the CBS's.</summary>
    private sealed record EverydayNames(string[] Sources, Dictionary<string, string[]> Names);
}
