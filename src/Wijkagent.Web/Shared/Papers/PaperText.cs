using System.Globalization;
using System.Text;

namespace Wijkagent.Web.Shared.Papers;

/// <summary>Words for a paper: what its letters do not have is shown by a square, so that nobody takes it for nothing.</summary>
internal static class PaperText
{
    /// <summary>What stands for a sign that the letters of papers do not have.</summary>
    public const char Missing = '\u25A1';

    private const char Wide = ' ';

    /// <summary>The text as it can be printed: signs without a shape go, those that are not among the letters are squares.</summary>
    public static string Printable(string text)
    {
        var printed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n')
                printed.Append('\n');
            else if (Rune.IsWhiteSpace(rune))
                printed.Append(Wide);
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark))
                printed.Append(Has(rune) ? (char)rune.Value : Missing);
        }

        return printed.ToString();
    }

    // The scripts of Source Sans 3: Latin, Greek, Cyrillic, and signs between words.
    private static bool Has(Rune rune) => rune.Value is (>= 0x20 and <= 0x24F) or (>= 0x391 and <= 0x3C9) or (>= 0x400 and <= 0x45F)
        or (>= 0x1E80 and <= 0x1EF9) or (>= 0x2010 and <= 0x2015) or (>= 0x2018 and <= 0x201E) or 0x2022 or 0x2026 or 0x2039 or 0x203A or 0x20AC or 0x2122 or Missing;
}
