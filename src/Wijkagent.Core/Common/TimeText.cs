using System.Globalization;
using System.Text.RegularExpressions;

namespace Wijkagent.Core.Common;

/// <summary>Reads times of day the way people type them.</summary>
public static partial class TimeText
{
    /// <summary>«20.30», «20:30», «2030», «20u30», «20 uur», «8»; null for anything else.</summary>
    public static TimeOnly? Read(string typed)
    {
        var match = Shape().Match(typed.Trim());
        if (!match.Success)
            return null;
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})\s*([.:uUhH]?\s*(?<minute>[0-9]{2}))?\s*([uU]|[uU][uU][rR])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
