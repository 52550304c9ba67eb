using System.Globalization;
using System.Text.RegularExpressions;

namespace Wijkagent.Core.Common.Importing;

/// <summary>Finds the year a file is about.</summary>
public static partial class ImportYear
{
    /// <summary>The first year of the CBS's map of districts and neighbourhoods.</summary>
    public const int First = 1995;

    /// <summary>The last year that is believed.</summary>
    public const int Last = 2099;

    /// <summary>The one year of four digits in a file's name; null when there is none, or more than one.</summary>
    public static int? InName(string name)
    {
        var years = Digits().Matches(name).Where(m => m.Length == 4).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).Where(IsPossible).Distinct().ToList();
        return years.Count == 1 ? years[0] : null;
    }

    /// <summary>Whether there can be files about this year.</summary>
    public static bool IsPossible(int year) => year is >= First and <= Last;

    /// <summary>The first that is known of the given year, the file's own, its name's and the default.</summary>
    /// <returns>A year, or <see cref="ImportYearMissing"/> or <see cref="ImportYearImpossible"/>.</returns>
    public static Result<int> Choose(int? given, int? inFile, string name, int? otherwise = null)
    {
        var year = given ?? inFile ?? InName(name) ?? otherwise;
        return year switch
        {
            null => new ImportYearMissing(),
            { } known when !IsPossible(known) => new ImportYearImpossible(known),
            { } known => known,
        };
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
