using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;

namespace Wijkagent.TestSupport;

/// <summary>
/// A small town to test with: the municipality of Ambrosiadam with two districts, each of two square neighbourhoods
/// that share borders, a station and its team, and postcodes 1234 (all of West), 1235 (all of East), 1236 (one of
/// each), 1234AB (one neighbourhood).
/// <code>
///   52.02  +----------+----------+
///          | West     | East     |
///          | north    | north    |     neighbourhoods BU99000001, BU99000101
///   52.01  +----------+----------+
///          | West     | East     |
///          | south    | south    |     neighbourhoods BU99000000, BU99000100
///   52.00  +----------+----------+
///        5.00       5.01       5.02
/// </code>
/// </summary>
public sealed class TownBuilder
{
    private const int Year = 2024;
    private const double Side = 0.01;

    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A town that is in no database yet.</summary>
    public TownBuilder()
    {
        Station = new Station(new StationDetails(
            "Politiebureau Ambrosiadam", "Kade 1", "1234 AB", "Ambrosiadam", "0900-8844",
            new LocalizedText("Maandag 09.00 tot 17.00 uur\nZondag gesloten", "Monday 09:00 to 17:00\nSunday closed"), new GeoPoint(5.005, 52.005)));
        Team = new Team("Basisteam Ambrosiadam", Station);
        Municipality = new Municipality();
        Describe(Municipality, "GM9900", "Ambrosiadam", Square(5.00, 52.00, 2 * Side));
        West = NewDistrict(Municipality, "WK990000", "Westerwijk", Rectangle(5.00, 52.00, Side, 2 * Side));
        East = NewDistrict(Municipality, "WK990001", "Oosterwijk", Rectangle(5.01, 52.00, Side, 2 * Side));
        WestSouth = NewNeighbourhood(West, "BU99000000", "Zuiderdijk", 5.00, 52.00);
        WestNorth = NewNeighbourhood(West, "BU99000001", "Noorderdijk", 5.00, 52.01);
        EastSouth = NewNeighbourhood(East, "BU99000100", "Zuiderhof", 5.01, 52.00);
        EastNorth = NewNeighbourhood(East, "BU99000101", "Noorderhof", 5.01, 52.01);
    }

    public Municipality Municipality { get; }
    public District West { get; }
    public District East { get; }
    public Neighbourhood WestSouth { get; }
    public Neighbourhood WestNorth { get; }
    public Neighbourhood EastSouth { get; }
    public Neighbourhood EastNorth { get; }
    public Station Station { get; }
    public Team Team { get; }

    /// <summary>The square neighbourhoods, by code.</summary>
    public IReadOnlyList<Neighbourhood> Neighbourhoods => [WestSouth, WestNorth, EastSouth, EastNorth];

    /// <summary>The middle of a neighbourhood.</summary>
    public static GeoPoint Middle(Neighbourhood neighbourhood) => new(neighbourhood.CentreLongitude, neighbourhood.CentreLatitude);

    /// <summary>Adds the town to a database, its team responsible for both districts, and saves it.</summary>
    public async Task<TownBuilder> AddToAsync(WijkagentDbContext db)
    {
        db.AddRange(Municipality, West, East, WestSouth, WestNorth, EastSouth, EastNorth, Station, Team);
        West.AssignTo(Team.Id);
        East.AssignTo(Team.Id);
        db.AddRange(
            NewPostcode("1234", "Ambrosiadam", WestSouth, WestNorth),
            NewPostcode("1235", "Ambrosiadam", EastSouth, EastNorth),
            NewPostcode("1236", "Ambrosiadam", WestNorth, EastNorth),
            NewPostcode("1234AB", null, WestSouth));
        await db.RaiseRevisionAsync(Revision.Areas, CancellationToken.None);
        await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        await db.SaveChangesAsync();
        return this;
    }

    /// <summary>Another municipality with one district and one neighbourhood, east of the town; saved.</summary>
    /// <param name="db">Where.</param>
    /// <param name="number">Its number as the CBS gives it: four digits, from 9901.</param>
    /// <param name="names">What the municipality, the district and the neighbourhood are called.</param>
    public static async Task AddMunicipalityAsync(WijkagentDbContext db, int number, (string Municipality, string District, string Neighbourhood) names)
    {
        var west = 5.02 + ((number - 9901) * Side);
        var shape = Square(west, 52.00, Side);
        var municipality = new Municipality();
        Describe(municipality, $"GM{number}", names.Municipality, shape);
        var district = NewDistrict(municipality, $"WK{number}00", names.District, shape);
        db.AddRange(municipality, district, NewNeighbourhood(district, $"BU{number}0000", names.Neighbourhood, west, 52.00));
        await db.RaiseRevisionAsync(Revision.Areas, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    /// <summary>An officer of the team, with beats and absences as <paramref name="arrange"/> says; saved.</summary>
    public async Task<Officer> AddOfficerAsync(
        WijkagentDbContext db, string firstName, string? lastName = null, Action<Officer>? arrange = null)
    {
        // The team may come from another context, or be of this one.
        var team = await db.Teams.FindAsync(Team.Id);
        var details = new OfficerDetails(
            firstName, lastName, new LocalizedText($"{firstName} kent de buurt.", $"{firstName} knows the area."), "0900-8844", new Socials(null, null, null));
        var officer = new Officer(details, Slug.From($"{firstName} {lastName}"), team);
        arrange?.Invoke(officer);
        db.Add(officer);
        await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        await db.SaveChangesAsync();
        return officer;
    }

    /// <summary>Makes an officer responsible for a district, from long ago.</summary>
    public static void Has(Officer officer, District district, BeatRole role = BeatRole.Primary) => officer.TakeOn(district, role, LongAgo);

    /// <summary>Makes an officer responsible for a neighbourhood, from long ago.</summary>
    public static void Has(Officer officer, Neighbourhood neighbourhood, BeatRole role = BeatRole.Primary) => officer.TakeOn(neighbourhood, role, LongAgo);

    /// <summary>A square as well-known binary: its south-west corner and side in degrees.</summary>
    public static byte[] Square(double longitude, double latitude, double side) => Rectangle(longitude, latitude, side, side);

    private static byte[] Rectangle(double longitude, double latitude, double width, double height)
    {
        // Corners are rounded, so that neighbours share them to the last bit.
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var (west, south, east, north) = (Math.Round(longitude, 4), Math.Round(latitude, 4), Math.Round(longitude + width, 4), Math.Round(latitude + height, 4));
        var ring = factory.CreatePolygon(
            [new Coordinate(west, south), new Coordinate(east, south), new Coordinate(east, north), new Coordinate(west, north), new Coordinate(west, south)]);
        return factory.CreateMultiPolygon([ring]).AsBinary();
    }

    private static void Describe(Area area, string code, string name, byte[] shape)
    {
        var middle = new WKBReader().Read(shape).InteriorPoint;
        area.Describe(code, name, Slug.From(name), shape, new GeoPoint(middle.X, middle.Y), Year);
    }

    private static Postcode NewPostcode(string code, string? place, params Neighbourhood[] neighbourhoods)
    {
        var postcode = new Postcode(code);
        postcode.LieAt(place, null, null);
        foreach (var neighbourhood in neighbourhoods)
            postcode.Neighbourhoods.Add(neighbourhood);
        return postcode;
    }

    private static Neighbourhood NewNeighbourhood(District district, string code, string name, double longitude, double latitude)
    {
        var neighbourhood = new Neighbourhood();
        neighbourhood.LieIn(district);
        Describe(neighbourhood, code, name, Square(longitude, latitude, Side));
        return neighbourhood;
    }

    private static District NewDistrict(Municipality municipality, string code, string name, byte[] shape)
    {
        var district = new District();
        district.LieIn(municipality);
        Describe(district, code, name, shape);
        return district;
    }
}
