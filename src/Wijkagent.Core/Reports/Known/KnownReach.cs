using Wijkagent.Core.Statistics;

namespace Wijkagent.Core.Reports.Known;

/// <summary>How near a stranger may come to know where in a neighbourhood something was told.</summary>
public enum KnownReach
{
    /// <summary>Not at all: too few live there, or nobody knows how many.</summary>
    Nowhere,

    /// <summary>That it is somewhere in the neighbourhood.</summary>
    Neighbourhood,

    /// <summary>In which square of the net.</summary>
    Square,
}

/// <summary>Decides that by how many live there, as the CBS counts them: a place that is shown must stand for many homes.</summary>
public static class KnownReaches
{
    /// <summary>For how many homes a place that is shown must stand at least.</summary>
    public const int LeastHomes = 50;

    // The CBS's names: households, and addresses per square kilometre within a kilometre of each address.
    private const string Households = "huishoudens";
    private const string Density = "adressendichtheid";

    /// <summary>How near, in squares of this side.</summary>
    /// <param name="figures">The figures of the neighbourhood, of all years.</param>
    /// <param name="metres">The side of a square.</param>
    public static KnownReach Of(IEnumerable<AreaFigures> figures, int metres)
    {
        var newest = figures.MaxBy(f => f.Year)?.Values;
        if (newest is null || newest.GetValueOrDefault(Households) < LeastHomes)
            return KnownReach.Nowhere;
        var kilometres = metres / 1000.0;
        return newest.GetValueOrDefault(Density) * kilometres * kilometres >= LeastHomes ? KnownReach.Square : KnownReach.Neighbourhood;
    }
}
