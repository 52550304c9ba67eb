using Wijkagent.Core.Statistics;

namespace Wijkagent.Web.Public.Districts;

/// <summary>Chooses the figures a resident may want to know.</summary>
public static class DistrictFigures
{
    private static readonly (string Name, string Format)[] Shown =
    [
        ("inwoners", "N0"),
        ("inwoners0tot15", "N0"),
        ("inwoners65plus", "N0"),
        ("huishoudens", "N0"),
        ("koopwoningen", "N0"),
        ("misdrijven_laatste12mnd", "N0"),
        ("misdrijven_per1000", "N1"),
    ];

    /// <summary>The newest figures of the district, beside those of the municipality in the same year; null when there are none.</summary>
    public static FiguresTable? Of(string districtCode, string municipalityCode, IReadOnlyList<AreaFigures> figures)
    {
        if (figures.Where(f => f.AreaCode == districtCode).MaxBy(f => f.Year) is not { } here)
            return null;
        var around = figures.FirstOrDefault(f => f.AreaCode == municipalityCode && f.Year == here.Year)?.Values;
        var rows = Shown
            .Where(s => here.Values.ContainsKey(s.Name))
            .Select(s => new FigureRow(
                s.Name, here.Values[s.Name], around is not null && around.TryGetValue(s.Name, out var value) ? value : null, s.Format))
            .ToList();
        return rows.Count == 0 ? null : new FiguresTable(here.Year, rows);
    }
}
