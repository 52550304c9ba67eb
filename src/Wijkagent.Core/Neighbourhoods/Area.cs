using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods;

/// <summary>
/// What municipalities, districts and neighbourhoods have in common: a CBS code, a name, a shape, and the
/// years in which they exist. Source: CBS Wijk- en Buurtkaart (CC BY 4.0).
/// </summary>
public abstract class Area : Entity
{
    /// <summary>The longest code: <c>BU</c> and eight letters or digits.</summary>
    public const int CodeLength = 10;

    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    // Behind «GM», «WK» or «BU». CBS numbers municipalities up to 1999.
    private const string InventedNumber = "99";
    private const int NumberFrom = 2;

    /// <summary>Whether a code is of an area that CBS does not know: those of a demonstration or a test are numbered from 9900.</summary>
    public static bool IsInvented(string code) => code.AsSpan(NumberFrom).StartsWith(InventedNumber, StringComparison.Ordinal);

    /// <summary>The CBS code; it can hold letters, so it is never read as a number.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name as the CBS writes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it stands in addresses; unique within what holds it.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The boundary as well-known binary: a MultiPolygon in WGS84, degrees, longitude first.</summary>
    public byte[] Shape { get; private set; } = [];

    /// <summary>Longitude of a point inside the shape, WGS84, degrees.</summary>
    public double CentreLongitude { get; private set; }

    /// <summary>Latitude of a point inside the shape, WGS84, degrees.</summary>
    public double CentreLatitude { get; private set; }

    /// <summary>The first year of the boundary files in which it was seen.</summary>
    public int SinceYear { get; private set; }

    /// <summary>The last year of the boundary files in which it was seen; an older file is not imported over it.</summary>
    public int LastSeenYear { get; private set; }

    /// <summary>The first year in which it was no longer there; null while it exists.</summary>
    public int? EndedInYear { get; private set; }

    /// <summary>Sets all that a boundary file says of an area. Answers whether anything changed.</summary>
    public bool Describe(string code, string name, string slug, byte[] shape, GeoPoint inside, int year)
    {
        LastSeenYear = year;
        var changed = Code != code || Name != name || Slug != slug || EndedInYear is not null
            || !Shape.AsSpan().SequenceEqual(shape);
        if (!changed)
            return false;

        (Code, Name, Slug, Shape) = (code, name, slug, shape);
        (CentreLongitude, CentreLatitude) = (inside.Longitude, inside.Latitude);
        SinceYear = SinceYear == 0 ? year : SinceYear;
        EndedInYear = null;
        return true;
    }

    /// <summary>The area is not in the boundary files of this year any more; what points to it keeps pointing.</summary>
    public void End(int year) => EndedInYear = year;
}

/// <summary>A CBS municipality (gemeente), code <c>GM0344</c>.</summary>
public sealed class Municipality : Area
{
    /// <summary>Its districts.</summary>
    public IReadOnlyCollection<District> Districts { get; private set; } = new List<District>();
}

/// <summary>A CBS district (wijk), code <c>WK034401</c>: what a resident calls «mijn wijk».</summary>
public sealed class District : Area
{
    /// <summary>The longest introduction on the district's page.</summary>
    public const int IntroductionLength = 2000;

    /// <summary>The municipality it lies in.</summary>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The municipality it lies in.</summary>
    public Municipality Municipality { get; private set; } = null!;

    /// <summary>The team whose station answers where no officer does.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>Its neighbourhoods.</summary>
    public IReadOnlyCollection<Neighbourhood> Neighbourhoods { get; private set; } = new List<Neighbourhood>();

    /// <summary>What kind of district it is, in a few sentences.</summary>
    public LocalizedText Introduction { get; private set; } = new("", "");

    /// <summary>Puts it in its municipality. Answers whether that changed.</summary>
    public bool LieIn(Municipality municipality)
    {
        if (MunicipalityId != Guid.Empty && MunicipalityId == municipality.Id)
            return false;
        Municipality = municipality;
        return true;
    }

    /// <summary>Makes a team responsible for it.</summary>
    public void AssignTo(Guid teamId) => TeamId = teamId;

    /// <summary>Writes the introduction of its page.</summary>
    public void Introduce(LocalizedText introduction) => Introduction = introduction;
}

/// <summary>A CBS neighbourhood (buurt), code <c>BU03440111</c>: the smallest area, what a point resolves to.</summary>
public sealed class Neighbourhood : Area
{
    /// <summary>The district it lies in.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>The district it lies in.</summary>
    public District District { get; private set; } = null!;

    /// <summary>Puts it in its district. Answers whether that changed.</summary>
    public bool LieIn(District district)
    {
        if (DistrictId != Guid.Empty && DistrictId == district.Id)
            return false;
        District = district;
        return true;
    }
}
