using System.Globalization;
using System.Text.RegularExpressions;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>Reads coordinates the way people paste them from a map: «52.0907, 5.1214», latitude first.</summary>
public static partial class CoordinateText
{
    /// <summary>Longitude and latitude in degrees, unchecked; null when the text is no pair of decimal numbers.</summary>
    public static (double Longitude, double Latitude)? Read(string typed)
    {
        var match = Pair().Match(typed);
        return match.Success ? (Number(match.Groups["lon"]), Number(match.Groups["lat"])) : null;
    }

    private static double Number(Group group) =>
        double.Parse(group.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<lat>-?[0-9]{1,3}[.,][0-9]{1,15})\s*[,;\s]\s*(?<lon>-?[0-9]{1,3}[.,][0-9]{1,15})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();
}
