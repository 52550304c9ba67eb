using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>Words on screen live in resource files: complete in both languages, and none too many.</summary>
public sealed partial class ResourcesTests
{
    private static readonly string Web = FindWeb();

    [Fact]
    public void Every_text_is_there_in_Dutch_and_in_English()
    {
        foreach (var dutch in DutchFiles())
        {
            var english = Keys(Path.ChangeExtension(dutch, ".en.resx"));
            Assert.Equal(Keys(dutch).Keys.Order(), english.Keys.Order());
            Assert.DoesNotContain(english, text => string.IsNullOrWhiteSpace(text.Value));
        }
    }

    [Fact]
    public void Both_languages_fill_in_the_same_places()
    {
        foreach (var dutch in DutchFiles())
        {
            var english = Keys(Path.ChangeExtension(dutch, ".en.resx"));
            foreach (var (key, text) in Keys(dutch))
                Assert.True(Places(text).SetEquals(Places(english[key])), $"{Path.GetFileName(dutch)}: {key}");
        }
    }

    [Fact]
    public void No_text_is_unused()
    {
        var sources = Sources().ToList();
        // The words of failures are asked for by the name of an error.
        var failures = new[] { typeof(Core.Common.Error).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(Core.Common.Error)))
            .Select(type => type.Name)
            .ToHashSet();
        var unused = from file in DutchFiles()
                     from key in Keys(file).Keys
                     where !failures.Contains(key.Split('.')[0]) && !sources.Any(source => Uses(source.Text, key))
                     select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(unused);
    }

    [Fact]
    public void Every_text_that_a_view_asks_for_exists()
    {
        var shared = Keys(Path.Combine(Web, "Shared/SharedText.resx"));
        var missing = new List<string>();
        foreach (var (path, text) in Sources().Where(source => source.Path.EndsWith(".cshtml", StringComparison.Ordinal)))
        {
            var own = TextOf(path, text);
            foreach (Match asked in AskedKey().Matches(text))
            {
                var key = asked.Groups["key"].Value;
                var words = asked.Groups["words"].Value == "S" ? shared : own;
                if (!words.ContainsKey(key))
                    missing.Add($"{Path.GetRelativePath(Web, path)}: {key}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Times_and_whole_days_are_written_one_way_in_all_texts_and_views()
    {
        // The cultures of LocalisationSetup say how: {0:t} is a time, {0:D} a day.
        var others = from file in Files("*.resx").Concat(Files("*.cshtml"))
                     where OwnTimeFormat().IsMatch(File.ReadAllText(file))
                     select Path.GetRelativePath(Web, file);

        Assert.Empty(others);
    }

    /// <summary>The resource file behind T in a view: that of the marker class it injects, or its imports do.</summary>
    private static Dictionary<string, string> TextOf(string view, string text)
    {
        for (var folder = Path.GetDirectoryName(view)!; folder.Length >= Web.Length; folder = Path.GetDirectoryName(folder)!)
        {
            var imports = Path.Combine(folder, "_ViewImports.cshtml");
            var injected = InjectedText().Match(text);
            if (!injected.Success && File.Exists(imports))
                injected = InjectedText().Match(File.ReadAllText(imports));
            if (injected.Success)
                return Keys(DutchFiles().Single(file => Path.GetFileNameWithoutExtension(file) == injected.Groups["name"].Value));
        }

        return [];
    }

    /// <summary>Written out in a source, or with a part filled in at run time: T[$"{status}.Title"].</summary>
    private static bool Uses(string source, string key)
    {
        if (source.Contains($"\"{key}\"", StringComparison.Ordinal))
            return true;

        return ComposedKey().Matches(source).Any(composed =>
        {
            var pattern = string.Join("[^.]+", HoleInKey().Split(composed.Groups["key"].Value).Select(Regex.Escape));
            return Regex.IsMatch(key, $"^{pattern}$");
        });
    }

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(place => place.Value).ToHashSet();

    private static Dictionary<string, string> Keys(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> DutchFiles() =>
        Files("*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal));

    private static IEnumerable<(string Path, string Text)> Sources() =>
        Files("*.cshtml").Concat(Files("*.cs")).Select(file => (file, File.ReadAllText(file)));

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
            .Where(file => !BuildFolder().IsMatch(Path.GetRelativePath(Web, file).Replace('\\', '/')));

    private static string FindWeb()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Wijkagent.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src/Wijkagent.Web");
    }

    [GeneratedRegex("""\b(?<words>[ST])\["(?<key>[^"]+)"[\],]""")]
    private static partial Regex AskedKey();

    [GeneratedRegex("""\$"(?<key>[^"]*\{[^"]*)"(?=[\],)])""")]
    private static partial Regex ComposedKey();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex HoleInKey();

    [GeneratedRegex(@"@inject I(?:Html|String)Localizer<(?<name>\w+)> T\b")]
    private static partial Regex InjectedText();

    [GeneratedRegex("[Hh]{1,2}['.:]+mm|dddd d MMMM")]
    private static partial Regex OwnTimeFormat();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("^(bin|obj|node_modules|App_Data)/")]
    private static partial Regex BuildFolder();
}
