using System.Globalization;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>Cleans what people typed, and refuses what no person types.</summary>
public static class PlainText
{
    /// <summary>
    /// One line: composed (NFC), runs of white space one space, nothing around it, and without the invisible
    /// characters that turn the direction of what follows or have no width. Null for a text with control characters or halves of
    /// characters; empty stays empty.
    /// </summary>
    public static string? Line(string? typed)
    {
        if (Clean(typed) is not { } text)
            return null;
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!IsInvisible(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>
    /// Several lines: composed (NFC), line ends as «\n», nothing around it. Null for a text with control characters
    /// other than line ends and tabs, or with halves of characters.
    /// </summary>
    public static string? Lines(string? typed) => Clean(typed)?.ReplaceLineEndings("\n").Trim();

    /// <summary>The length as people count it: an emoji or rare letter that takes two units is one.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string? Clean(string? typed)
    {
        typed ??= "";
        for (var i = 0; i < typed.Length; i++)
        {
            if (char.IsSurrogate(typed[i]))
            {
                if (i + 1 == typed.Length || !char.IsSurrogatePair(typed[i], typed[i + 1]))
                    return null;
                i++;
            }
            else if (char.IsControl(typed[i]) && typed[i] is not ('\n' or '\r' or '\t'))
            {
                return null;
            }
        }

        return typed.Normalize(NormalizationForm.FormC);
    }

    // Unicode's class Cf: embeddings, overrides and isolates (UAX #9, section 2), zero-width spaces, soft hyphens. The
    // joiners stay: some scripts and most families of emoji are spelled with them.
    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.PrivateUse => true,
        UnicodeCategory.Format => c is not ('\u200C' or '\u200D') && !char.IsSurrogate(c),
        _ => false,
    };
}
