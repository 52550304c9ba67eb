using System.Text.RegularExpressions;

namespace Wijkagent.Core.Common;

/// <summary>What became of a piece of a text.</summary>
public enum Fate
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stood in the first alone.</summary>
    Removed,

    /// <summary>It stands in the second alone.</summary>
    Added,
}

/// <summary>A piece of two texts that are compared.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Text">The piece, with the white space behind it.</param>
public sealed record TextPiece(Fate Fate, string Text);

/// <summary>Compares two texts word by word, by their longest common subsequence.</summary>
public static partial class TextChange
{
    /// <summary>The pieces of both in the order in which they are read: what was removed before what came in its place.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var common = CommonFrom(old, now);
        var pieces = new List<TextPiece>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && Same(old[i], now[j]))
                (i, j) = Add(Fate.Kept, now[j], i + 1, j + 1);
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1]))
                (i, j) = Add(Fate.Removed, old[i], i + 1, j);
            else
                (i, j) = Add(Fate.Added, now[j], i, j + 1);
        }

        return pieces;

        (int, int) Add(Fate fate, string word, int nextOld, int nextNow)
        {
            if (pieces is [.., var last] && last.Fate == fate)
                pieces[^1] = last with { Text = last.Text + word };
            else
                pieces.Add(new TextPiece(fate, word));
            return (nextOld, nextNow);
        }
    }

    /// <summary>How many words two texts have in common from each pair of places on.</summary>
    private static int[,] CommonFrom(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = Same(old[i], now[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    // What stands behind a word is no part of it.
    private static bool Same(string one, string other) => one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\s*\S+\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
