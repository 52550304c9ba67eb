using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Officers.Importing;

/// <summary>A station as the file has it.</summary>
internal sealed record StationDraft(StationDetails Details)
{
    public string Uid => Details.ExternalId!;
}

/// <summary>An officer as the file has it; the beat is a polygon, or else a point.</summary>
internal sealed record OfficerDraft(OfficerDetails Details, Geometry? Beat, GeoPoint? Point)
{
    public string Uid => Details.ExternalId!;
}

/// <summary>
/// Reads the answers of the police's open data, version 4. Its paper writes keys in camel case and its wire in lower
/// case, so they are compared without case.
/// </summary>
internal sealed partial class OfficerFile
{
    private const string GeneralPhone = "0900-8844";

    private OfficerFile()
    {
    }

    public IReadOnlyList<StationDraft> Stations { get; private set; } = [];

    public IReadOnlyList<OfficerDraft> Officers { get; private set; } = [];

    /// <summary>Whether the file says that more pages follow.</summary>
    public bool HasMorePages { get; private set; }

    public static async Task<Result<OfficerFile>> ReadAsync(ImportFile unpacked, CancellationToken cancel)
    {
        try
        {
            await using var stream = unpacked.OpenRead();
            using var json = await JsonDocument.ParseAsync(stream, default, cancel);
            return Read(json.RootElement);
        }
        catch (JsonException e)
        {
            return new ImportJsonBroken((e.LineNumber ?? 0) + 1);
        }
    }

    private static Result<OfficerFile> Read(JsonElement root)
    {
        var (stations, officers) = (Get(root, "politiebureaus"), Get(root, "wijkagenten"));
        if (stations?.ValueKind is not JsonValueKind.Array && officers?.ValueKind is not JsonValueKind.Array)
            return new NotAnOfficerFile();
        var readStations = ReadAll(stations, StationOf, s => s.Uid);
        if (!readStations.IsDone)
            return readStations.Error;
        var readOfficers = ReadAll(officers, OfficerOf, o => o.Uid);
        if (!readOfficers.IsDone)
            return readOfficers.Error;
        return new OfficerFile
        {
            Stations = readStations.Value,
            Officers = readOfficers.Value,
            HasMorePages = Get(root, "iterator") is { } iterator && Get(iterator, "last")?.ValueKind == JsonValueKind.False,
        };
    }

    private static Result<List<T>> ReadAll<T>(JsonElement? list, Func<JsonElement, Result<T?>> read, Func<T, string> uid)
        where T : class
    {
        var all = new List<T>();
        if (list is not { ValueKind: JsonValueKind.Array } array)
            return all;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in array.EnumerateArray())
        {
            var one = read(element);
            if (!one.IsDone)
                return one.Error ?? new OfficerIncomplete(all.Count + 1);
            if (one.Value is null)
                return new OfficerIncomplete(all.Count + 1);
            if (!seen.Add(uid(one.Value)))
                return new OfficerTwice(uid(one.Value));
            all.Add(one.Value);
        }

        return all;
    }

    private static Result<StationDraft?> StationOf(JsonElement station)
    {
        if (Text(station, "uid") is not { } uid || Text(station, "naam") is not { } name)
            return new Result<StationDraft?>();
        var point = Point(station, name, uid);
        if (!point.IsDone)
            return point.Error;
        var address = Get(station, "bezoekadres") ?? default;
        var postcode = Text(address, "postcode") ?? "";
        var details = new StationDetails(
            name,
            Text(address, "postadres") ?? "",
            PostcodeText.Normalise(postcode) is { } known ? PostcodeText.Show(known) : postcode,
            Text(address, "plaats") ?? "",
            Text(station, "telefoonnummer") ?? GeneralPhone,
            new LocalizedText(Text(station, "openingstijden") ?? "", ""),
            point.Value,
            uid);
        var tooLong = TooLong(uid, ("uid", uid, Station.LineLength), ("naam", name, Station.LineLength),
            ("postAdres", details.Address, Station.LineLength), ("postcode", details.Postcode, Postcode.CodeLength + 1),
            ("plaats", details.Place, Station.LineLength), ("telefoonnummer", details.Phone, Station.PhoneLength),
            ("openingstijden", details.OpeningHours.Nl, Station.OpeningHoursLength));
        return tooLong is null ? new StationDraft(details) : tooLong;
    }

    private static Result<OfficerDraft?> OfficerOf(JsonElement officer)
    {
        if (Text(officer, "uid") is not { } uid || Text(officer, "naam") is not { } name)
            return new Result<OfficerDraft?>();
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var twitter = Get(officer, "twitter") ?? default;
        var account = Text(twitter, "accountnaam")?.TrimStart('@');
        var details = new OfficerDetails(
            space < 0 ? name : name[..space],
            space < 0 ? null : name[(space + 1)..].Trim(),
            new LocalizedText(Text(officer, "extrainformatie") ?? "", ""),
            Text(officer, "telefoon") ?? GeneralPhone,
            new Socials(
                account is not null && AccountName().IsMatch(account) ? $"https://x.com/{account}" : null,
                HttpsAddress(Text(officer, "facebookurl")),
                HttpsAddress(Text(officer, "instagramurl"))),
            uid);
        var tooLong = TooLong(uid, ("uid", uid, Station.LineLength), ("naam", details.FirstName, Officer.NameLength),
            ("naam", details.LastName, Officer.NameLength), ("extraInformatie", details.About.Nl, Officer.AboutLength),
            ("telefoon", details.Phone, Station.PhoneLength), ("facebookUrl", details.Socials.Facebook, Officer.SocialLength),
            ("instagramUrl", details.Socials.Instagram, Officer.SocialLength));
        if (tooLong is not null)
            return tooLong;
        var polygon = Get(officer, "werkgebiedpolygoon") is { } area
            ? area.ValueKind == JsonValueKind.String ? area.GetString() : area.GetRawText()
            : null;
        if (!BeatPolygon.TryRead(polygon, out var beat))
            return new BeatUnreadable(name, uid);
        var point = Point(officer, name, uid);
        return point.IsDone ? new OfficerDraft(details, beat, point.Value) : point.Error;
    }

    private static ImportTextTooLong? TooLong(string uid, params ReadOnlySpan<(string Key, string? Text, int Limit)> texts)
    {
        foreach (var (key, text, limit) in texts)
        {
            if (text?.Length > limit)
                return new ImportTextTooLong(uid.Length > 40 ? uid[..40] : uid, key, limit);
        }

        return null;
    }

    private static string? HttpsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null;

    // No place is no fault; one that can't be is.
    private static Result<GeoPoint?> Point(JsonElement of, string name, string uid)
    {
        if ((Get(of, "locaties") ?? Get(of, "locatie")) is not { ValueKind: JsonValueKind.Array } places || places.GetArrayLength() == 0)
            return new Result<GeoPoint?>();
        var (longitude, latitude) = (Text(places[0], "longitude"), Text(places[0], "latitude"));
        if (longitude is null && latitude is null)
            return new Result<GeoPoint?>();
        var point = GeoPoint.Create(Number(longitude), Number(latitude));
        return point.IsDone ? point.Value : new PlaceImpossible(name, uid);
    }

    private static double Number(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    // Texts come from a content system and can hold mark-up, of which only the lines are kept.
    private static string? Text(JsonElement of, string key)
    {
        if (Get(of, key) is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } value)
            return null;
        var lines = WebUtility.HtmlDecode(Tags().Replace(LineEnds().Replace(value.ToString(), "\n"), ""))
            .Split('\n').Select(line => string.Concat(line.Where(c => !char.IsControl(c))).Trim()).Where(line => line.Length > 0);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    private static JsonElement? Get(JsonElement of, string key)
    {
        if (of.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in of.EnumerateObject())
        {
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        }

        return null;
    }

    [GeneratedRegex(@"<br\s*/?>|</p>|</li>|\r\n?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LineEnds();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,50}\z")]
    private static partial Regex AccountName();
}
