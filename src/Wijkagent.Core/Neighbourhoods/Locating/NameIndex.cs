using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>How well a name fits what was typed; a lower value is better.</summary>
public enum NameFit
{
    /// <summary>The whole name.</summary>
    Whole,

    /// <summary>The name begins with these words.</summary>
    FirstWords,

    /// <summary>The name begins with it, in the middle of a word.</summary>
    Beginning,

    /// <summary>A later word in the name begins with it.</summary>
    Word,
}

/// <summary>Something found by its name.</summary>
/// <param name="Item">What.</param>
/// <param name="Fit">How well the name fits.</param>
/// <typeparam name="T">What is named.</typeparam>
public sealed record Named<T>(T Item, NameFit Fit)
{
    /// <summary>Something else that was found by the same name.</summary>
    public Named<TOther> As<TOther>(TOther other) => new(other, Fit);
}

/// <summary>
/// Things by name, whatever the capitals, accents, apostrophes and hyphens: «s gravenhage» finds «'s-Gravenhage».
/// Twenty thousand names are read through in well under a millisecond.
/// </summary>
/// <typeparam name="T">What is named.</typeparam>
public sealed class NameIndex<T>
{
    private readonly (string Key, T Item)[] names;

    internal NameIndex(IEnumerable<T> items, Func<T, IEnumerable<string>> namesOf) =>
        names = [.. items.SelectMany(i => namesOf(i).Select(Slug.Words).Where(k => k.Length > 0).Distinct().Select(k => (k, i)))];

    /// <summary>The best of them, best first and then in the order given; nothing for what holds no letter of ours.</summary>
    public IReadOnlyList<Named<T>> Find(string typed, int max)
    {
        var wanted = Slug.Words(typed);
        if (wanted.Length == 0)
            return [];
        var word = "-" + wanted;
        var found = new List<Named<T>>();
        foreach (var (key, item) in names)
        {
            if (FitOf(key, wanted, word) is { } fit)
                found.Add(new(item, fit));
        }

        return [.. found.OrderBy(f => f.Fit).DistinctBy(f => f.Item).Take(max)];
    }

    private static NameFit? FitOf(string key, string wanted, string word)
    {
        if (key.StartsWith(wanted, StringComparison.Ordinal))
            return key.Length == wanted.Length ? NameFit.Whole : key[wanted.Length] == '-' ? NameFit.FirstWords : NameFit.Beginning;
        return key.Contains(word, StringComparison.Ordinal) ? NameFit.Word : null;
    }
}
