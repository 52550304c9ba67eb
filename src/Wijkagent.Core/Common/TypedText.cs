using System.Globalization;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>
/// Cleans what people typed, takes out the control characters that a program pasted along, and refuses what is no text at
/// all. Lengths are counted after cleaning, in UTF-16 code units with a line end as one: as browsers count <c>maxlength</c>
/// and as both databases count their columns.
/// </summary>
public static class TypedText
{
    /// <summary>
    /// One line: composed (NFC), each run of white space one space, nothing around it, and without invisible characters
    /// that turn the direction of what follows or have no width.
    /// </summary>
    /// <returns>The text, empty for nothing; <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Line(string? typed, string field, int limit)
    {
        if (Composed(typed) is not { } text)
            return new TextNotReadable(field);
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

        return Within(Seen(line.ToString().TrimEnd()), field, limit);
    }

    /// <summary>
    /// Several lines: composed (NFC), line ends as «\n», nothing around it, and without invisible characters that turn the
    /// direction of the text or have no width: whoever reads it has to read what was sent. The marks that only say which way
    /// a letter goes stay: in Hebrew and Arabic they hold a full stop or a house number in its place.
    /// </summary>
    /// <returns>The text, empty for nothing; <see cref="TextNotReadable"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<string> Lines(string? typed, string field, int limit) =>
        Composed(typed) is { } text
            ? Within(Seen(string.Concat(text.Where(c => !IsInvisible(c) || IsDirectionMark(c))).Replace('\v', '\n').ReplaceLineEndings("\n").Trim()), field, limit)
            : new TextNotReadable(field);

    // Marks without a letter are no text: whoever reads it would see nothing.
    private static string Seen(string text) =>
        text.EnumerateRunes().All(sign => Rune.IsWhiteSpace(sign) || Unseen.Is(sign)) ? "" : text;

    private static Result<string> Within(string text, string field, int limit) =>
        text.Length > limit ? new TextTooLong(field, limit) : text;

    /// <summary>The text in one form of each character; null when something in it is no text.</summary>
    private static string? Composed(string? typed)
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
            else if (IsNoncharacter(typed[i]))
            {
                return null;
            }
        }

        return string.Concat(typed.Where(c => !char.IsControl(c) || IsWhite(c))).Normalize(NormalizationForm.FormC);
    }

    // Tabs and line ends, the rarer ones too: a text processor breaks a line within a paragraph by a vertical tab.
    private static bool IsWhite(char c) => c is (>= '\t' and <= '\r') or '\u0085';

    // Code points that will never be a character (Unicode, section 23.7); composing a text with U+FFFE throws.
    private static bool IsNoncharacter(char c) => c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');

    private static bool IsDirectionMark(char c) => c is '\u200E' or '\u200F' or '\u061C';

    // Embeddings, overrides and isolates (UAX #9, section 2), zero-width spaces, soft hyphens. The joiners stay: some scripts
    // and most families of emoji are spelled with them; and so do the tags behind a flag, which are two code units each.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && Unseen.Is(new Rune(c)) && c is not ('\u200C' or '\u200D');
}
