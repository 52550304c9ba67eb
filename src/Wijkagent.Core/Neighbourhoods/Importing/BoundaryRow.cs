using System.Collections.Frozen;
using NetTopologySuite.Geometries;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>The three levels of the CBS's map.</summary>
internal enum AreaLevel
{
    Municipality,
    District,
    Neighbourhood,
}

/// <summary>What is read of the columns (GeoPackage) or properties (GeoJSON) of a boundary file.</summary>
internal enum BoundaryColumn
{
    MunicipalityCode,
    MunicipalityName,
    DistrictCode,
    DistrictName,
    NeighbourhoodCode,
    NeighbourhoodName,
    AnyCode,
    AnyName,
    Water,
    Year,
}

/// <summary>How a file writes down places.</summary>
internal enum CoordinateSystemKind
{
    Wgs84,
    RdNew,
}

/// <summary>One area as it stands in a file, not looked at yet.</summary>
internal sealed class BoundaryRow
{
    private static readonly FrozenDictionary<string, BoundaryColumn> Names = new Dictionary<string, BoundaryColumn>
    {
        ["gemeentecode"] = BoundaryColumn.MunicipalityCode,
        ["gm_code"] = BoundaryColumn.MunicipalityCode,
        ["gemeentenaam"] = BoundaryColumn.MunicipalityName,
        ["gm_naam"] = BoundaryColumn.MunicipalityName,
        ["wijkcode"] = BoundaryColumn.DistrictCode,
        ["wk_code"] = BoundaryColumn.DistrictCode,
        ["wijknaam"] = BoundaryColumn.DistrictName,
        ["wk_naam"] = BoundaryColumn.DistrictName,
        ["buurtcode"] = BoundaryColumn.NeighbourhoodCode,
        ["bu_code"] = BoundaryColumn.NeighbourhoodCode,
        ["buurtnaam"] = BoundaryColumn.NeighbourhoodName,
        ["bu_naam"] = BoundaryColumn.NeighbourhoodName,
        ["statcode"] = BoundaryColumn.AnyCode,
        ["statnaam"] = BoundaryColumn.AnyName,
        ["water"] = BoundaryColumn.Water,
        ["h2o"] = BoundaryColumn.Water,
        ["jaar"] = BoundaryColumn.Year,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly string?[] values = new string?[Enum.GetValues<BoundaryColumn>().Length];

    /// <summary>The shape as the file has it; null when there is none.</summary>
    public Geometry? Shape { get; set; }

    /// <summary>Whether there was a shape that can't be read.</summary>
    public bool ShapeIsBroken { get; set; }

    /// <summary>How the shape's coordinates are to be read.</summary>
    public CoordinateSystemKind Coordinates { get; set; }

    public string? this[BoundaryColumn column]
    {
        get => values[(int)column];
        set => values[(int)column] = value;
    }

    /// <summary>The level, by the most precise code there is; null when the row is no area.</summary>
    public AreaLevel? Level =>
        this[BoundaryColumn.NeighbourhoodCode] is not null ? AreaLevel.Neighbourhood
        : this[BoundaryColumn.DistrictCode] is not null ? AreaLevel.District
        : this[BoundaryColumn.MunicipalityCode] is not null ? AreaLevel.Municipality
        : null;

    /// <summary>The name of an area of which the code is not there; null when each name has its code.</summary>
    public string? NameWithoutCode =>
        this[BoundaryColumn.NeighbourhoodCode] is null && this[BoundaryColumn.NeighbourhoodName] is { } neighbourhood ? neighbourhood
        : Level is null or AreaLevel.Municipality && this[BoundaryColumn.DistrictName] is { } district ? district
        : Level is null ? this[BoundaryColumn.MunicipalityName]
        : null;

    /// <summary>Whether it is a row of water, which the CBS keeps beside the land under the same code.</summary>
    public bool IsWater => "JA".Equals(this[BoundaryColumn.Water], StringComparison.OrdinalIgnoreCase);

    /// <summary>What a column is, by its name in any case; null for columns that are not read.</summary>
    public static BoundaryColumn? ColumnOf(string name) => Names.TryGetValue(name, out var column) ? column : null;

    /// <summary>The CBS's map of divisions has one pair of columns for all levels.</summary>
    public void SpreadCommonColumns()
    {
        var columns = this[BoundaryColumn.AnyCode] switch
        {
            ['B', 'U', ..] => (BoundaryColumn.NeighbourhoodCode, BoundaryColumn.NeighbourhoodName),
            ['W', 'K', ..] => (BoundaryColumn.DistrictCode, BoundaryColumn.DistrictName),
            ['G', 'M', ..] => (BoundaryColumn.MunicipalityCode, BoundaryColumn.MunicipalityName),
            _ => default((BoundaryColumn Code, BoundaryColumn Name)?),
        };
        if (columns is not { } known)
            return;
        this[known.Code] ??= this[BoundaryColumn.AnyCode];
        this[known.Name] ??= this[BoundaryColumn.AnyName];
    }
}
