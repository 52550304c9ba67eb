using System.Globalization;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>Reads one number of degrees out of an address or a form.</summary>
public static class DegreesText
{
    /// <summary>A decimal number with a point and nothing around it.</summary>
    public static bool TryRead(string? text, out double degrees)
    {
        degrees = double.NaN;
        // .NET reads over NUL characters at the end of a number.
        return text?.Contains('\0', StringComparison.Ordinal) == false
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees);
    }
}
