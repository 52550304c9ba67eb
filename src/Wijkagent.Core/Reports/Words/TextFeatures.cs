namespace Wijkagent.Core.Reports.Words;

/// <summary>Something by which a text can be known: a word, two in a row, or a few letters in a word.</summary>
/// <param name="Key">A number made of its letters (FNV-1a, 64 bits), so that nothing is kept but numbers.</param>
/// <param name="IsPart">Whether it is a part of a word.</param>
/// <param name="IsPair">Whether it is two words in a row.</param>
/// <param name="Word">The index of its word, the last of two.</param>
internal readonly record struct TextFeature(ulong Key, bool IsPart, bool IsPair, int Word);

/// <summary>Takes a text apart. Words that name groups of people are left out before, so no neighbour of theirs tells of them.</summary>
internal static class TextFeatures
{
    private const int ShortestPart = 3;
    private const int LongestPart = 5;
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The words that count: without those that name groups of people, and without numbers.</summary>
    public static List<TextWord> Counting(IReadOnlyList<TextWord> words) =>
        [.. words.Where(word => char.IsLetter(word.Folded[0]) && !WordLists.Shipped.NamesGroup(word.Folded))];

    /// <summary>What the words hold.</summary>
    public static List<TextFeature> Of(IReadOnlyList<TextWord> words)
    {
        var found = new List<TextFeature>(words.Count * 16);
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index].Folded;
            var isStop = WordLists.Shipped.IsStop(word);
            if (!isStop)
                found.Add(new TextFeature(KeyOf(word), false, false, index));
            if (index > 0)
                found.Add(new TextFeature(Add(Add(KeyOf(words[index - 1].Folded), ' '), word), false, true, index));
            if (!isStop)
                AddParts(word, index, found);
        }

        return found;
    }

    /// <summary>The number of a word.</summary>
    public static ulong KeyOf(string word) => Add(Start, word);

    /// <summary>Every few letters in a row, with a mark where the word begins and ends.</summary>
    private static void AddParts(string word, int index, List<TextFeature> found)
    {
        var marked = $"^{word}$";
        for (var start = 0; start + ShortestPart <= marked.Length; start++)
        {
            var key = Add(Start, '_');
            for (var length = 1; length <= LongestPart && start + length <= marked.Length; length++)
            {
                key = Add(key, marked[start + length - 1]);
                if (length >= ShortestPart)
                    found.Add(new TextFeature(key, true, false, index));
            }
        }
    }

    private static ulong Add(ulong key, string letters)
    {
        foreach (var letter in letters)
            key = Add(key, letter);
        return key;
    }

    private static ulong Add(ulong key, char letter) => unchecked((key ^ letter) * Prime);
}
