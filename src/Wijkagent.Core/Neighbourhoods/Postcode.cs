namespace Wijkagent.Core.Neighbourhoods;

/// <summary>
/// A Dutch postcode of four digits (<c>3584</c>) or complete (<c>3584CJ</c>), with the neighbourhoods in which
/// it has addresses. Sources: the CBS's table of postcode and neighbourhood; 4pp for the points.
/// </summary>
public sealed class Postcode
{
    /// <summary>The longest code: four digits and two letters, no space.</summary>
    public const int CodeLength = 6;

    private Postcode()
    {
    }

    /// <summary>A postcode; the code as <see cref="PostcodeText.Normalise"/> writes it.</summary>
    public Postcode(string code) => Code = code;

    /// <summary>Four digits, or four digits and two capitals.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The place in the postal address, where it is known.</summary>
    public string? Place { get; private set; }

    /// <summary>Longitude of the middle, WGS84, degrees, where it is known.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Latitude of the middle, WGS84, degrees, where it is known.</summary>
    public double? Latitude { get; private set; }

    /// <summary>The neighbourhoods it lies in.</summary>
    public ICollection<Neighbourhood> Neighbourhoods { get; private set; } = [];

    /// <summary>Says where the postcode is.</summary>
    public void LieAt(string? place, double? longitude, double? latitude) =>
        (Place, Longitude, Latitude) = (place, longitude, latitude);
}
