using System.Globalization;
using System.Text;

namespace Wijkagent.Core.Reports.Words;

/// <summary>A word of a text.</summary>
/// <param name="Shown">As it stands there, without signs that are not seen.</param>
/// <param name="Folded">In small letters without accents.</param>
internal readonly record struct TextWord(string Shown, string Folded)
{
    /// <summary>A longer row of letters is no word; what lies beyond is not read.</summary>
    public const int LongestWord = 40;

    /// <summary>The words of a text, in order: rows of letters or digits.</summary>
    public static List<TextWord> Read(string text)
    {
        var words = new List<TextWord>();
        var (shown, folded) = (new StringBuilder(), new StringBuilder());
        foreach (var sign in text)
        {
            var category = char.GetUnicodeCategory(sign);
            if (char.IsLetterOrDigit(sign))
            {
                if (folded.Length == LongestWord)
                    continue;
                shown.Append(sign);
                folded.Append(Fold(sign));
            }
            else if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)
            {
                // A sign without width, or an accent of its own: it belongs to the word and is not read.
            }
            else
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (folded.Length > 0)
                words.Add(new TextWord(shown.ToString(), folded.ToString()));
            shown.Clear();
            folded.Clear();
        }
    }

    private static char Fold(char sign)
    {
        if (char.IsAscii(sign))
            return char.ToLowerInvariant(sign);
        // The letter comes first and its accents behind it.
        return char.ToLowerInvariant(sign.ToString().Normalize(NormalizationForm.FormD)[0]);
    }
}
