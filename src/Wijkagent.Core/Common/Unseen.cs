using System.Globalization;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>
/// Signs that nobody sees: what has no width, turns or joins what stands around it, or fills an empty place. It is most of
/// Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), which .NET does not know.
/// </summary>
internal static class Unseen
{
    /// <summary>Whether it is one. The signs of format below U+2000 that are left out are drawn: they stand above numbers in Arabic and Syriac.</summary>
    public static bool Is(Rune sign) =>
        Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format
            ? sign.Value is >= 0x2000 or 0x00AD or 0x061C or 0x180E
            : sign.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0
                or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>A text as it is seen, with something else for each of them: nothing, or a space.</summary>
    public static string Replace(string text, string by)
    {
        if (!text.EnumerateRunes().Any(Is))
            return text;
        var seen = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
            seen.Append(Is(sign) ? by : sign.ToString());
        return seen.ToString();
    }
}
