namespace Wijkagent.Core.Statistics;

/// <summary>
/// The key figures of one area in one year, as the CBS and the police publish them. A figure that is missing was
/// suppressed, which is not the same as 0. Source: CBS 85984NED, 47022NED; RIVM 50150NED (CC BY 4.0).
/// </summary>
public sealed class AreaFigures
{
    private AreaFigures()
    {
    }

    /// <summary>The figures of an area in a year.</summary>
    public AreaFigures(string areaCode, int year, IReadOnlyDictionary<string, double> values) =>
        (AreaCode, Year, Values) = (areaCode, year, values);

    /// <summary>The CBS code of a municipality, district or neighbourhood.</summary>
    public string AreaCode { get; private set; } = "";

    /// <summary>The year they are about.</summary>
    public int Year { get; private set; }

    /// <summary>By the CBS's name of the figure, e.g. <c>inwoners</c>; units as the CBS gives them.</summary>
    public IReadOnlyDictionary<string, double> Values { get; private set; } = new Dictionary<string, double>();

    /// <summary>Replaces all values. Answers whether that changed anything.</summary>
    public bool Replace(IReadOnlyDictionary<string, double> values)
    {
        if (Values.Count == values.Count && values.All(v => Values.TryGetValue(v.Key, out var old) && old.Equals(v.Value)))
            return false;
        Values = values;
        return true;
    }
}
