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
    public void Every_text_that_is_asked_for_by_another_name_exists()
    {
        var files = DutchFiles().ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Keys(file).Keys.ToList());
        var sources = Sources().Select(source => (source.Path, source.Text, Declared: Declared(source.Text))).ToList();
        // A class leaves its words to those that are made of it by a property.
        var inherited = sources.SelectMany(source => source.Declared).Where(words => char.IsUpper(words.Key[0]) && words.Key.Length > 1).DistinctBy(words => words.Key).ToDictionary();
        var asked = from source in sources
                    from Match match in AskedByName().Matches(source.Text)
                    let words = match.Groups["words"].Value
                    where source.Declared.ContainsKey(words) || inherited.ContainsKey(words)
                    let names = source.Declared.GetValueOrDefault(words, inherited.GetValueOrDefault(words, []))
                    let key = match.Groups["key"].Value
                    select (Where: $"{Path.GetRelativePath(Web, source.Path)}: {key}", IsThere: names.All(name => Holds(name, key, match.Groups["composed"].Length > 0)));

        // Words without a name of their own come from one of the files.
        bool Holds(string name, string key, bool isComposed) =>
            (name.Length > 0 ? files[name] : files.SelectMany(file => file.Value)).Any(there => isComposed ? Regex.IsMatch(there, PatternOf(key)) : there == key);

        var all = asked.ToList();
        Assert.Contains(all, one => one.Where.EndsWith(".cs: Place.Reach.{chosen}", StringComparison.Ordinal));
        Assert.Empty(all.Where(one => !one.IsThere).Select(one => one.Where));
    }

    [Fact]
    public void All_that_the_audit_log_can_hold_has_words()
    {
        var words = DutchFiles().Where(file => Path.GetFileName(file) is "AuditText.resx" or "DeskText.resx").SelectMany(file => Keys(file).Keys).ToHashSet();
        var core = typeof(Core.Common.Entity).Assembly.GetTypes();
        var events = core.Where(type => type.IsSubclassOf(typeof(Core.Common.DomainEvent))).Select(type => $"Event.{type.Name}");
        // What something happens to, and what the log is told of by name.
        var sources = Repository.Files("src/Wijkagent.Core", ".cs").Select(source => source.Text).ToList();
        var classes = sources.Where(text => text.Contains(" Raise(new ", StringComparison.Ordinal)).SelectMany(text => ClassName().Matches(text)).Select(name => name.Groups["name"].Value);
        var raising = core.Where(type => type.IsSubclassOf(typeof(Core.Common.Entity))).Select(type => type.Name).Intersect(classes);
        var named = sources.SelectMany(text => NamedInLog().Matches(text)).Select(name => name.Groups["name"].Value);
        // What goes by its date is called by its class.
        var going = sources.Where(text => text.Contains("static class PastDate", StringComparison.Ordinal)).SelectMany(text => QueryOf().Matches(text)).Select(name => name.Groups["name"].Value);
        var things = raising.Concat(named).Concat(going).Select(name => $"Thing.{name}").ToHashSet();

        Assert.Superset(new HashSet<string> { "Thing.Partner", "Thing.Officer", "Thing.Case" }, things);
        Assert.Subset(words, events.Concat(things).ToHashSet());
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

        return ComposedKey().Matches(source).Any(composed => Regex.IsMatch(key, PatternOf(composed.Groups["key"].Value)));
    }

    /// <summary>What fits a key with parts that are filled in.</summary>
    private static string PatternOf(string composed) => $"^{string.Join("[^.]+", HoleInKey().Split(composed).Select(Regex.Escape))}$";

    /// <summary>The names by which a source has words at hand, each with the marker classes of their files; with an empty one where any file may be behind it.</summary>
    private static Dictionary<string, string[]> Declared(string text) =>
        DeclaredWords().Matches(text).Where(words => words.Groups["words"].Value is not ("T" or "S"))
            .GroupBy(words => words.Groups["words"].Value, words => words.Groups["name"].Value).ToDictionary(words => words.Key, words => words.Order().TakeLast(1).ToArray());

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

    [GeneratedRegex("""\b(?<words>\w+)\[(?<composed>\$?)"(?<key>[^"]+)"[\],]""")]
    private static partial Regex AskedByName();

    [GeneratedRegex(@"\bI(?:Html|String)Localizer(?:<(?<name>\w+)>)? (?<words>\w+)\b")]
    private static partial Regex DeclaredWords();

    [GeneratedRegex("""\$"(?<key>[^"]*\{[^"]*)"(?=[\],)])""")]
    private static partial Regex ComposedKey();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex HoleInKey();

    [GeneratedRegex(@"@inject I(?:Html|String)Localizer<(?<name>\w+)> T\b")]
    private static partial Regex InjectedText();

    [GeneratedRegex("[Hh]{1,2}['.:]+mm|dddd d MMMM")]
    private static partial Regex OwnTimeFormat();

    [GeneratedRegex(@"\bclass (?<name>\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"new AuditNote\([^;{]*?\bnameof\((?<name>\w+)\)")]
    private static partial Regex NamedInLog();

    [GeneratedRegex(@"IQueryable<(?<name>\w+)>")]
    private static partial Regex QueryOf();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("^(bin|obj|node_modules|App_Data)/")]
    private static partial Regex BuildFolder();
}
