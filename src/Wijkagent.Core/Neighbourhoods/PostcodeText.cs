using System.Text.RegularExpressions;

namespace Wijkagent.Core.Neighbourhoods;

/// <summary>Reads postcodes the way people type them.</summary>
public static partial class PostcodeText
{
    /// <summary>How many digits a postcode begins with.</summary>
    public const int Digits = 4;

    /// <summary>
    /// «3584 cj», «3584CJ» and «3584» in the form they are kept; null for anything that is no Dutch postcode
    /// (four digits that do not start with 0, and no or two letters other than SA, SD and SS).
    /// </summary>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > 20)
            return null;
        var match = Shape().Match(typed.Trim().ToUpperInvariant());
        if (!match.Success)
            return null;
        var letters = match.Groups["letters"].Value;
        return letters is "SA" or "SD" or "SS" ? null : match.Groups["digits"].Value + letters;
    }

    /// <summary>The postcode that an address begins with, «1491 AB 12», in the form it is kept; null when it begins with none.</summary>
    public static string? Leading(string typed) => Beginning().Match(typed) is { Success: true } found ? Normalise(found.Value) : null;

    /// <summary>How a kept postcode is shown: «3584 CJ», «3584».</summary>
    public static string Show(string code) => code.Length == 6 ? $"{code[..Digits]} {code[Digits..]}" : code;

    [GeneratedRegex(@"^(?<digits>[1-9][0-9]{3})\s?(?<letters>[A-Z]{2})?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[1-9][0-9]{3}\s?([A-Za-z]{2}\b)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();
}
