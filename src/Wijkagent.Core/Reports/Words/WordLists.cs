using System.Text.Json;

namespace Wijkagent.Core.Reports.Words;

/// <summary>The words with a part of their own, from <c>words.json</c>: without accents or capitals.</summary>
internal sealed class WordLists
{
    /// <summary>Stands in a phrase before the first word of a text.</summary>
    public const string Begin = "^";

    /// <summary>Stands in a phrase behind the last word of a text.</summary>
    public const string End = "$";

    private const string File = "Wijkagent.Core.Reports.Words.words.json";

    private readonly HashSet<string> stop;
    private readonly string[] groupParts;
    private readonly HashSet<string> groups;

    private WordLists(Content content)
    {
        stop = [.. content.Stop];
        groupParts = content.Groups.Parts;
        groups = [.. content.Groups.Words];
        Danger = Phrases(content.Danger);
        Calm = Phrases(content.Calm);
        Despair = Phrases(content.Despair);
    }

    /// <summary>The lists of this build.</summary>
    public static WordLists Shipped { get; } = Open();

    /// <summary>What may mean that somebody is in danger now: each one or more words in a row, found by the first.</summary>
    public ILookup<string, string[]> Danger { get; }

    /// <summary>What holds a word of danger and means none.</summary>
    public ILookup<string, string[]> Calm { get; }

    /// <summary>What may mean that somebody does not want to live.</summary>
    public ILookup<string, string[]> Despair { get; }

    /// <summary>Whether a word says nothing about what a text is about.</summary>
    public bool IsStop(string folded) => stop.Contains(folded);

    /// <summary>
    /// Whether a word names people by origin, colour, belief or whom they love. Such words are as though they were not
    /// there: they may be a sign of nothing (ADR 15).
    /// </summary>
    public bool NamesGroup(string folded)
    {
        if (groups.Contains(folded))
            return true;
        foreach (var part in groupParts)
        {
            if (folded.Contains(part, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ILookup<string, string[]> Phrases(string[] listed) => listed.Select(phrase => phrase.Split(' ')).ToLookup(phrase => phrase[0]);

    private static WordLists Open()
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream(File)!;
        return new WordLists(JsonSerializer.Deserialize<Content>(stream, JsonSerializerOptions.Web)!);
    }

    private sealed record Content(string[] Stop, Groups Groups, string[] Danger, string[] Calm, string[] Despair);

    private sealed record Groups(string[] Parts, string[] Words);
}
