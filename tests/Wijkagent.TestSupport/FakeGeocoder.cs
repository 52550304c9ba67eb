using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;

namespace Wijkagent.TestSupport;

/// <summary>Stands in the place of the service that looks up addresses.</summary>
public sealed class FakeGeocoder : IGeocoder
{
    private readonly List<FoundAddress> known = [];
    private readonly List<FoundStreet> streets = [];
    private readonly List<string> asked = [];

    /// <summary>Whether the service can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>What it was asked to find, in order.</summary>
    public IReadOnlyList<string> Asked => asked;

    /// <summary>Makes an address known.</summary>
    public void Knows(string label, double longitude, double latitude, string kind = "adres", string? street = null, string? place = null) =>
        known.Add(new FoundAddress($"adr-{known.Count}", label, kind, new GeoPoint(longitude, latitude), street, null, null, place));

    /// <summary>Makes known how a street runs.</summary>
    public void KnowsStreet(string label, string wellKnownText) => streets.Add(new FoundStreet(label, StreetLine.OfWellKnownText(wellKnownText)!));

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<AddressSuggestion>>> SuggestAsync(string typed, CancellationToken cancel) =>
        Task.FromResult(Answer(known.Select(a => new AddressSuggestion(a.Id, a.Label))));

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<FoundAddress>>> FindAsync(string typed, CancellationToken cancel)
    {
        asked.Add(typed);
        return Task.FromResult(Answer(known));
    }

    /// <inheritdoc />
    public Task<Result<IReadOnlyList<FoundStreet>>> StreetsAsync(string typed, CancellationToken cancel)
    {
        asked.Add(typed);
        return Task.FromResult(Answer(streets));
    }

    /// <inheritdoc />
    public Task<Result<FoundAddress>> LookUpAsync(string id, CancellationToken cancel) =>
        Task.FromResult(First(known.Where(a => a.Id == id)));

    /// <inheritdoc />
    public Task<Result<FoundAddress>> NearestAsync(GeoPoint point, CancellationToken cancel) =>
        Task.FromResult(First(known.OrderBy(a => Math.Pow(a.Point.Longitude - point.Longitude, 2) + Math.Pow(a.Point.Latitude - point.Latitude, 2))));

    private Result<IReadOnlyList<T>> Answer<T>(IEnumerable<T> found) =>
        IsAway ? new AddressesUnavailable() : Result.Of<IReadOnlyList<T>>([.. found]);

    private Result<FoundAddress> First(IEnumerable<FoundAddress> found) =>
        IsAway ? new AddressesUnavailable() : found.FirstOrDefault() is { } first ? first : new NothingHere();
}
