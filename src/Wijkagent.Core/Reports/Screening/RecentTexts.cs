using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>Counts how often the same text was sent within a day, on this node.</summary>
public sealed class RecentTexts(TimeProvider clock)
{
    /// <summary>For how long a text counts.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Shorter texts, in letters, are not compared: many people say the same few words and mean it.</summary>
    public const int ShortestLetters = 40;

    private readonly RecentMoments sent = new(Remembered, clock);

    /// <summary>How many different texts are remembered.</summary>
    public int Count => sent.Count;

    /// <summary>How often a text was sent within a day. Case, spaces, digits and marks make no difference.</summary>
    public int CountOf(string text) => LettersOf(text) is { } letters ? sent.CountOf(letters) : 0;

    /// <summary>It was sent.</summary>
    public void Add(string text)
    {
        if (LettersOf(text) is { } letters)
            sent.Add(letters, ScreeningRule.ManySameTexts);
    }

    private static string? LettersOf(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
        return letters.Length < ShortestLetters ? null : letters;
    }
}
