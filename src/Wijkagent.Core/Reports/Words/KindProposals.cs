namespace Wijkagent.Core.Reports.Words;

/// <summary>A kind that a text may be about.</summary>
/// <param name="Kind">Its slug.</param>
/// <param name="Because">The words of the text that say so most, as they stand there; at least one.</param>
public sealed record KindProposal(string Kind, IReadOnlyList<string> Because);

/// <summary>What was read in a text.</summary>
/// <param name="Kinds">At most three kinds, the likeliest first; none when the words do not say.</param>
/// <param name="Danger">Whether a word may mean that somebody is in danger now.</param>
/// <param name="Despair">Whether a word may mean that somebody does not want to live.</param>
public sealed record TextReading(IReadOnlyList<KindProposal> Kinds, bool Danger, bool Despair);

/// <summary>
/// Reads what a text is about, in this process, and keeps nothing of it. It proposes and a person picks; nothing is sent or
/// decided by it (ADR 15). It reads Dutch.
/// </summary>
public static class KindProposals
{
    /// <summary>How many kinds are proposed at most.</summary>
    public const int Most = 3;

    private const int MostWords = 3;
    private const int ShortestWord = 3;

    /// <summary>A first kind that is less likely than this is a guess, and another one much less likely than the first is noise.</summary>
    private const float Least = 0.2f;
    private const float LeastOther = 0.08f;

    /// <summary>The share of words that must be known: a text in another language has fewer.</summary>
    private const float LeastKnown = 0.5f;

    /// <summary>Opened with the first text.</summary>
    private static readonly Lazy<KindModel> Model = new(KindModel.Open);

    /// <summary>Reads a text.</summary>
    public static TextReading Read(string text)
    {
        var all = TextWord.Read(text);
        var lists = WordLists.Shipped;
        string[] marked = [WordLists.Begin, .. all.Select(word => word.Folded), WordLists.End];
        return new TextReading(Propose(TextFeatures.Counting(all)), Holds(marked, lists.Danger, lists.Calm), Holds(marked, lists.Despair));
    }

    /// <summary>All kinds, the likeliest first, with how likely each is, also when that is a guess: what is measured.</summary>
    public static IReadOnlyList<(string Kind, float Likely)> Rank(string text)
    {
        var model = Model.Value;
        var likely = new float[model.Kinds.Count];
        model.Weigh(model.Look(TextFeatures.Counting(TextWord.Read(text))), likely);
        return [.. model.Kinds.Zip(likely).OrderByDescending(kind => kind.Second)];
    }

    private static List<KindProposal> Propose(List<TextWord> words)
    {
        var model = Model.Value;
        var telling = words.Count(word => !WordLists.Shipped.IsStop(word.Folded) && model.Knows(word.Folded));
        var filling = words.Count(word => WordLists.Shipped.IsStop(word.Folded));
        if (telling == 0 || telling + filling < words.Count * LeastKnown)
            return [];
        var features = model.Look(words);
        var likely = new float[model.Kinds.Count];
        model.Weigh(features, likely);
        var ranked = Enumerable.Range(0, likely.Length).OrderByDescending(kind => likely[kind]).Take(Most).ToList();
        if (likely[ranked[0]] < Least)
            return [];
        return [.. ranked.Where(kind => likely[kind] >= LeastOther)
            .Select(kind => new KindProposal(model.Kinds[kind], Because(model.SaidFor(kind, features, words.Count), words)))
            .Where(proposal => proposal.Because.Count > 0)];
    }

    /// <summary>The words that said most, without those that say little beside the first.</summary>
    private static List<string> Because(float[] said, List<TextWord> words)
    {
        List<(TextWord Word, float Said)> ranked = [.. words.Zip(said)
            .Where(word => word.Second > 0 && word.First.Folded.Length >= ShortestWord && !WordLists.Shipped.IsStop(word.First.Folded))
            .OrderByDescending(word => word.Second).DistinctBy(word => word.First.Folded).Take(MostWords)];
        return [.. ranked.Where(word => word.Said * MostWords >= ranked[0].Said).Select(word => word.Word.Shown)];
    }

    /// <summary>Whether one of the phrases stands in a text, and not as a part of one that takes its meaning away.</summary>
    private static bool Holds(string[] text, ILookup<string, string[]> phrases, ILookup<string, string[]>? unless = null)
    {
        var taken = new bool[text.Length];
        foreach (var (start, length) in unless is null ? [] : Standing(text, unless))
            taken.AsSpan(start, length).Fill(true);
        return Standing(text, phrases).Any(found => taken.AsSpan(found.Start, found.Length).Contains(false));
    }

    private static IEnumerable<(int Start, int Length)> Standing(string[] text, ILookup<string, string[]> phrases) =>
        from start in Enumerable.Range(0, text.Length)
        from phrase in phrases[text[start]]
        where text.AsSpan(start).StartsWith(phrase)
        select (start, phrase.Length);
}
