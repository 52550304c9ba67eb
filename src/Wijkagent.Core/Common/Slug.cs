using System.Globalization;
using System.Text;

namespace Wijkagent.Core.Common;

/// <summary>Makes the readable part of an address out of a name.</summary>
public static class Slug
{
    /// <summary>The longest slug made.</summary>
    public const int MaxLength = 120;

    /// <summary>
    /// Lower case, accents dropped, everything that is no letter or digit a single hyphen:
    /// «'s-Hertogenbosch» becomes <c>s-hertogenbosch</c>. «x» when nothing is left.
    /// </summary>
    public static string From(string name) => Words(name) is { Length: > 0 } made ? made : "x";

    /// <summary>The same to compare names by: empty when nothing is left, as of a name in another script.</summary>
    public static string Words(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var made = slug.ToString().Trim('-');
        if (made.Length > MaxLength)
            made = made[..MaxLength].TrimEnd('-');
        return made;
    }
}
