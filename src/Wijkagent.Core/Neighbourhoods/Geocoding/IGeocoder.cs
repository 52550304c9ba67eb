using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods.Geocoding;

/// <summary>Addresses can't be looked up now: the service is away, too slow, or switched off.</summary>
public sealed record AddressesUnavailable : ConflictError;

/// <summary>A line to choose from while somebody is typing.</summary>
/// <param name="Id">With this the whole address can be asked for.</param>
/// <param name="Label">As people read it: «Bolognalaan 101, 3584CJ Utrecht».</param>
public sealed record AddressSuggestion(string Id, string Label);

/// <summary>An address, street, postcode or place with where it is.</summary>
/// <param name="Id">The service's own key.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Kind">The service's word for it: <c>adres</c>, <c>weg</c>, <c>postcode</c>, <c>woonplaats</c>, <c>gemeente</c>.</param>
/// <param name="Point">Its middle, WGS84.</param>
/// <param name="Street">Street, where it has one.</param>
/// <param name="HouseNumber">Number with its additions, where it has one.</param>
/// <param name="Postcode">As it is kept: <c>3584CJ</c>.</param>
/// <param name="Place">Place of the address.</param>
public sealed record FoundAddress(
    string Id, string Label, string Kind, GeoPoint Point, string? Street, string? HouseNumber, string? Postcode, string? Place);

/// <summary>A street with how it runs.</summary>
/// <param name="Label">As people read it: «Bolognalaan, Utrecht».</param>
/// <param name="Line">How it runs.</param>
public sealed record FoundStreet(string Label, StreetLine Line);

/// <summary>
/// Looks up addresses at a service outside. It never throws because of that service: what fails is
/// <see cref="AddressesUnavailable"/>, what is not found is an empty list or <see cref="NothingHere"/>.
/// </summary>
public interface IGeocoder
{
    /// <summary>Lines to choose from for what was typed so far.</summary>
    Task<Result<IReadOnlyList<AddressSuggestion>>> SuggestAsync(string typed, CancellationToken cancel);

    /// <summary>Addresses that fit what was typed, best first.</summary>
    Task<Result<IReadOnlyList<FoundAddress>>> FindAsync(string typed, CancellationToken cancel);

    /// <summary>Streets that fit what was typed and of which it is known how they run, best first.</summary>
    Task<Result<IReadOnlyList<FoundStreet>>> StreetsAsync(string typed, CancellationToken cancel);

    /// <summary>The address of a suggestion that was chosen.</summary>
    Task<Result<FoundAddress>> LookUpAsync(string id, CancellationToken cancel);

    /// <summary>The address nearest to a point.</summary>
    Task<Result<FoundAddress>> NearestAsync(GeoPoint point, CancellationToken cancel);
}
