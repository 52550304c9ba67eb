using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>How news comes.</summary>
public enum NewsWay
{
    /// <summary>By mail.</summary>
    Mail,

    /// <summary>By a feed that a program of the visitor reads.</summary>
    Feed,
}

/// <summary>What is followed, as it was chosen.</summary>
public class PieceForm
{
    private const char Between = '|';

    /// <summary>The code of a district or neighbourhood, or a place: latitude and longitude.</summary>
    public string? Piece { get; set; }

    /// <summary>How far around a place, metres.</summary>
    public string? Radius { get; set; }

    /// <summary>What was drawn: places, with spaces between them.</summary>
    public string? Corners { get; set; }

    /// <summary>A place as a choice in a list.</summary>
    public static string ValueOf(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F5}{Between}{point.Longitude:F5}");

    /// <summary>What of it is followed.</summary>
    /// <returns>The place, or <see cref="NoSuchArea"/>, <see cref="NoSuchRadius"/> or <see cref="NotAnArea"/>.</returns>
    public async Task<Result<FollowedPlace>> FindAsync(AreaNews news, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Corners) && Read(Piece) is null)
            return await news.FindAsync(Piece, cancel) is { } area ? area : new NoSuchArea();
        var zone = ZoneOf();
        if (!zone.IsDone)
            return zone.Error;
        return await news.FindAsync(zone.Value, cancel) is { } place ? place : new NoSuchArea();
    }

    private Result<FollowedZone> ZoneOf()
    {
        if (string.IsNullOrWhiteSpace(Corners))
            return FollowedZone.Around(Read(Piece)!.Value, int.TryParse(Radius, NumberStyles.None, CultureInfo.InvariantCulture, out var metres) ? metres : 0);
        if (Corners.Length > FollowedZone.TextLength)
            return new NotAnArea();
        var corners = Corners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        return corners.Contains(null) ? new NotAnArea() : FollowedZone.Drawn([.. corners.OfType<GeoPoint>()]);
    }

    private static GeoPoint? Read(string? text)
    {
        if (text?.Split(Between) is not [var latitude, var longitude] || !DegreesText.TryRead(latitude, out var lat) || !DegreesText.TryRead(longitude, out var lon))
            return null;
        var point = GeoPoint.Create(lon, lat);
        return point.IsDone ? point.Value : null;
    }
}

/// <summary>What somebody wants to hear, as it was filled in.</summary>
public sealed class FollowForm : PieceForm
{
    /// <summary>None before it was filled in: what a form sends can't be added to an empty list.</summary>
    public IReadOnlyList<string>? Kinds { get; set; }

    public bool Bulletins { get; set; }
    public NewsWay Way { get; set; }
    public NewsRhythm Rhythm { get; set; } = NewsRhythm.Daily;
    public string? Email { get; set; }

    /// <summary>Which sending of the form it is.</summary>
    public string? Sending { get; set; }

    /// <summary>The key of its page in a mail; only where it is changed.</summary>
    public string? Key { get; set; }

    /// <summary>As the service takes it. What is no kind of ours it leaves out.</summary>
    public NewsWish ToWish() => new([.. (Kinds ?? []).Take(AreaSubscription.MostKinds)], Bulletins, Enum.IsDefined(Rhythm) ? Rhythm : NewsRhythm.Daily);
}

/// <summary>What the first page shows.</summary>
/// <param name="Q">What was searched for.</param>
/// <param name="Found">What fits it; null before a search.</param>
/// <param name="Outline">Address of the boundaries to draw on; null when it is not known where.</param>
public sealed record FindAreaPage(string? Q, FoundPieces? Found, string? Outline)
{
    /// <summary>What was chosen.</summary>
    public PieceForm Form { get; init; } = new() { Radius = FollowedZone.Radii[1].ToString(CultureInfo.InvariantCulture) };
}

/// <summary>What fits what was typed.</summary>
/// <param name="Districts">Districts.</param>
/// <param name="Neighbourhoods">Neighbourhoods.</param>
/// <param name="Places">Addresses, around which can be followed.</param>
/// <param name="AddressesUnavailable">Whether addresses can't be looked up now.</param>
public sealed record FoundPieces(
    IReadOnlyList<MappedDistrict> Districts, IReadOnlyList<MappedNeighbourhood> Neighbourhoods, IReadOnlyList<PlaceOption> Places, bool AddressesUnavailable)
{
    /// <summary>The postcode around whose middle can be followed, where no address was found; else null.</summary>
    public PostcodeMiddle? Postcode { get; init; }
}

/// <summary>What the second page shows.</summary>
/// <param name="Place">What is to be followed.</param>
/// <param name="Sending">The key that says which sending of the form it is.</param>
/// <param name="Kinds">Kinds to choose.</param>
/// <param name="Form">What was filled in.</param>
/// <param name="Email">The address of who is signed in; null for others.</param>
public sealed record ChooseNewsPage(PieceName Place, string Sending, IReadOnlyList<KnownKind> Kinds, FollowForm Form, string? Email);

/// <summary>What the page of a subscription shows.</summary>
/// <param name="Area">The subscription.</param>
/// <param name="Kinds">Kinds to choose.</param>
/// <param name="Form">What is wished.</param>
/// <param name="IsChanged">Whether it was changed just now.</param>
public sealed record ManageAreaPage(FollowedArea Area, IReadOnlyList<KnownKind> Kinds, FollowForm Form, bool IsChanged);

/// <summary>What the page with the address of a feed shows.</summary>
/// <param name="Place">What is followed.</param>
/// <param name="Path">The address, without our host.</param>
/// <param name="IsZone">Whether it has a key in it.</param>
public sealed record FeedPage(PieceName Place, string Path, bool IsZone);
