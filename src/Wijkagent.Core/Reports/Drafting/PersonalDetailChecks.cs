namespace Wijkagent.Core.Reports.Drafting;

/// <summary>Tells what is a detail from what only looks like one: by what stands around it, and by its check digits.</summary>
internal static class PersonalDetailChecks
{
    private const int ShortestAccount = 15;
    private const int FurthestBefore = 40;

    /// <summary>How many characters from the start are the detail; 0 when it is none.</summary>
    public static int LengthOf(PersonalDetailShape shape, string text, int start, int length)
    {
        if (shape.Kind == PersonalDetailKind.Account)
            return GoesOnBefore(text, start, ".") ? 0 : LengthOfAccount(text, start, length);
        var words = text.Substring(start, length);
        var isOther = GoesOnBefore(text, start, shape.Joints) || GoesOnAfter(text, start + length, shape.Joints)
            || shape.Not?.IsMatch(words.ToUpperInvariant()) == true
            || shape.After?.IsMatch(text[Math.Max(0, start - FurthestBefore)..start].ToUpperInvariant()) == false
            || (shape.Kind == PersonalDetailKind.ServiceNumber && (!IsServiceNumber(words) || text.AsSpan(0, start).TrimEnd().EndsWith("€")));
        return isOther ? 0 : length;
    }

    /// <summary>The check of nine digits by which a BSN is known from a number that was typed wrong, the «11-proef» (Logisch Ontwerp BSN).</summary>
    private static bool IsServiceNumber(string words)
    {
        var digits = words.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        var sum = digits.Take(8).Select((digit, index) => digit * (9 - index)).Sum() - digits[8];
        return sum % 11 == 0 && digits.Take(3).Sum() > 0;
    }

    /// <summary>The words behind an account look like more of it: it ends at the first end of a word where the check digits are right.</summary>
    private static int LengthOfAccount(string text, int start, int length)
    {
        for (var end = start + ShortestAccount; end <= start + length; end++)
        {
            if (!GoesOnAfter(text, end, "") && IsAccount(text.AsSpan(start, end - start)))
                return end - start;
        }

        return 0;
    }

    /// <summary>ISO 13616: with the first four behind the others and letters as 10 to 35, the remainder by 97 is 1 (ISO 7064).</summary>
    private static bool IsAccount(ReadOnlySpan<char> words)
    {
        var (rest, count) = (0, 0);
        Span<char> signs = stackalloc char[words.Length];
        foreach (var sign in words)
        {
            if (char.IsAsciiLetterOrDigit(sign))
                signs[count++] = char.ToUpperInvariant(sign);
        }

        for (var index = 0; index < count; index++)
        {
            var sign = signs[(index + 4) % count];
            rest = (char.IsAsciiDigit(sign) ? (rest * 10) + (sign - '0') : (rest * 100) + (sign - 'A' + 10)) % 97;
        }

        return count >= ShortestAccount && rest == 1;
    }

    private static bool GoesOnBefore(string text, int start, string joints) => IsJoined(At(text, start - 1), At(text, start - 2), joints);

    private static bool GoesOnAfter(string text, int end, string joints) => IsJoined(At(text, end), At(text, end + 1), joints);

    /// <summary>Whether a word or number goes on at its edge: then it is another, and longer.</summary>
    private static bool IsJoined(char next, char beyond, string joints) =>
        char.IsLetterOrDigit(next) || next == '_' || (next == '-' && char.IsLetterOrDigit(beyond)) || (joints.Contains(next) && char.IsAsciiDigit(beyond));

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : ' ';
}
