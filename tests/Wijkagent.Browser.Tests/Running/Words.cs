using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>All words that the program itself puts on public pages: of its resource files, and of the kinds that are shipped.</summary>
public sealed partial class Words
{
    // Two words may stand in an English sentence too.
    private const int FewestWords = 3;

    private readonly HashSet<string> english = [];
    private readonly HashSet<string> dutch = [];
    private readonly List<string> parts = [];

    private Words()
    {
    }

    /// <summary>Reads them out of the source.</summary>
    public static Words Read()
    {
        var (words, source) = (new Words(), Source());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source, "Wijkagent.Web"), "*.en.resx", SearchOption.AllDirectories).Where(file => !BuildFolder().IsMatch(file)))
        {
            words.english.UnionWith(TextsOf(file));
            words.dutch.UnionWith(TextsOf(file.Replace(".en.resx", ".resx", StringComparison.Ordinal)));
        }

        using var kinds = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "Wijkagent.Core/Persistence/Seed/Reference/kinds.json")));
        words.Add(kinds.RootElement);
        words.dutch.ExceptWith(words.english);
        var all = string.Join('\n', words.english);
        words.parts.AddRange(words.dutch.SelectMany(text => Place().Split(text)).Select(part => part.Trim(' ', '.', ',', ':'))
            .Where(part => part.Split(' ').Length >= FewestWords && !all.Contains(part, StringComparison.Ordinal)));
        return words;
    }

    /// <summary>Whether these are words of the English texts.</summary>
    public bool AreEnglish(string text) => english.Contains(text);

    /// <summary>What of the Dutch texts stands among these: a whole text, or a part of one with something filled in.</summary>
    public IEnumerable<string> DutchIn(IReadOnlyCollection<string> texts)
    {
        var all = string.Join('\n', texts);
        return texts.Where(dutch.Contains).Concat(parts.Where(part => all.Contains(part, StringComparison.Ordinal)));
    }

    private void Add(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in item.EnumerateArray())
                Add(one);
        }
        else if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("nl", out var inDutch) && item.TryGetProperty("en", out var inEnglish))
        {
            dutch.Add(inDutch.GetString()!);
            english.Add(inEnglish.GetString()!);
        }
        else if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in item.EnumerateObject())
                Add(property.Value);
        }
    }

    private static IEnumerable<string> TextsOf(string file) => XDocument.Load(file).Root!.Elements("data").Select(data => data.Element("value")!.Value.Trim());

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Wijkagent.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(@"\{[^}]*\}|\n")]
    private static partial Regex Place();

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]")]
    private static partial Regex BuildFolder();
}
