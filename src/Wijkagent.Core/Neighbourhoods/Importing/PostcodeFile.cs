using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>Where a postcode is.</summary>
internal sealed record PostcodePlace(string? Place, GeoPoint? Point);

/// <summary>What a file of postcodes says; which of the three kinds it is, is seen from its header.</summary>
internal sealed class PostcodeFile
{
    private readonly Dictionary<string, Guid> neighbourhoods;
    private readonly HashSet<string> unknown = [];

    private PostcodeFile(Dictionary<string, Guid> neighbourhoods) => this.neighbourhoods = neighbourhoods;

    /// <summary>All postcodes, with their place where the file gives it.</summary>
    public Dictionary<string, PostcodePlace?> Postcodes { get; } = [];

    /// <summary>Which neighbourhoods they lie in.</summary>
    public HashSet<(string Postcode, Guid Neighbourhood)> Links { get; } = [];

    /// <summary>How many codes of neighbourhoods are not known.</summary>
    public int UnknownAreas => unknown.Count;

    /// <summary>Rows without a postcode that can exist.</summary>
    public int Skipped { get; private set; }

    public static async Task<Result<PostcodeFile>> ReadAsync(
        CsvTable table, Dictionary<string, Guid> neighbourhoods, CancellationToken cancel)
    {
        var complete = table.Column("pc6", "postcode6");
        var digits = table.Column("pc4", "meest_voorkomende_pc4", "postcode4");
        var area = table.Column("buurtcode", "buurtcode_*", "buurt*");
        var (place, latitude, longitude) = (table.Column("woonplaats"), table.Column("lat"), table.Column("lon"));
        var postcode = complete >= 0 ? complete : digits;
        if (postcode < 0 || (area < 0 && latitude < 0))
            return new NotAPostcodeFile();

        var file = new PostcodeFile(neighbourhoods);
        var read = await table.ForEachAsync(
            row => file.Add(row[postcode], row[area], PlaceOf(row[place], row[longitude], row[latitude])), cancel);
        if (!read.IsDone)
            return read.Error;
        return file.Postcodes.Count > 0 ? file : new NotAPostcodeFile();
    }

    private void Add(string? typed, string? areaCode, PostcodePlace? place)
    {
        if (PostcodeText.Normalise(typed) is not { } postcode)
        {
            Skipped++;
            return;
        }

        if (place is not null)
            Postcodes[postcode] = place;
        else
            Postcodes.TryAdd(postcode, null);

        // The four digits are a postcode of their own, which lies wherever one of its six positions does.
        if (postcode.Length > 4)
            Postcodes.TryAdd(postcode[..4], null);
        if (areaCode is null)
            return;
        var code = areaCode.StartsWith("BU", StringComparison.OrdinalIgnoreCase)
            ? areaCode.ToUpperInvariant()
            : "BU" + areaCode.ToUpperInvariant().PadLeft(Area.CodeLength - 2, '0');
        if (!neighbourhoods.TryGetValue(code, out var neighbourhood))
        {
            unknown.Add(code);
            return;
        }

        Links.Add((postcode, neighbourhood));
        if (postcode.Length > 4)
            Links.Add((postcode[..4], neighbourhood));
    }

    private static PostcodePlace? PlaceOf(string? place, string? longitude, string? latitude)
    {
        if (place is { Length: > Area.NameLength })
            place = null;
        var point = double.TryParse(longitude, CultureInfo.InvariantCulture, out var east)
            && double.TryParse(latitude, CultureInfo.InvariantCulture, out var north)
            && GeoPoint.Create(east, north) is { IsDone: true } known
                ? known.Value
                : default(GeoPoint?);
        return place is null && point is null ? null : new PostcodePlace(place, point);
    }
}
