using System.Text.RegularExpressions;

namespace Wijkagent.Web.Tests.Architecture;

/// <summary>
/// How easy a Dutch text reads, from 0 (only for who studied) to 100 (for a child): 206.84 − 0.77 × syllables a hundred words −
/// 0.93 × words a sentence. W.H. Douma, De leesbaarheid van landbouwbladen (1960), after R. Flesch. 60 and more is plain language.
/// </summary>
internal static partial class FleschDouma
{
    /// <summary>The score of a text, in which what is filled in while the program runs counts as a number.</summary>
    public static double ScoreOf(string text)
    {
        var words = WordsOf(text);
        var sentences = SentenceEnd().Split(Plain(text)).Count(sentence => Word().IsMatch(sentence));
        return 206.84 - (77.0 * words.Sum(SyllablesOf) / words.Count) - (0.93 * words.Count / sentences);
    }

    /// <summary>The words and numbers of a text.</summary>
    public static IReadOnlyList<string> WordsOf(string text) => [.. Word().Matches(Plain(text)).Select(word => word.Value)];

    /// <summary>Into how many parts somebody who reads it aloud divides a word: as many as it has vowels, of which some are written with two or three letters.</summary>
    public static int SyllablesOf(string word) => Math.Max(1, Vowel().Count(word.ToLowerInvariant()));

    // «{0:dag|dagen}» is read as a number with a word, every other place as a number; of markdown only the words are read.
    private static string Plain(string text) => Mark().Replace(Place().Replace(text, place => $"3 {place.Groups["many"].Value}"), " ");

    [GeneratedRegex(@"\{\d+(?::[^|}]*)?(?:\|(?<many>[^}]*))?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\]\([^)]*\)|[*#\[\]]|^- ", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\p{L}+(?:['’-]\p{L}+)*|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?]+(?=\s|$)|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("aai|ooi|oei|eeu|ieu|[ao]uw?|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|[aeiouyáéíóúàèâêîôûäëïöü]")]
    private static partial Regex Vowel();
}
