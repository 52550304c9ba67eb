using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Public.Officers;

/// <summary>An officer as a card on a page.</summary>
/// <param name="Name">First and, where shown, last name.</param>
/// <param name="Initials">In place of a portrait.</param>
/// <param name="Url">The officer's page.</param>
/// <param name="Phone">As people dial it.</param>
/// <param name="Areas">The neighbourhoods the officer answers for; empty for all of the district.</param>
/// <param name="StandsInFor">Who is away and replaced by this officer.</param>
/// <param name="Hours">When people can walk in.</param>
public sealed record OfficerCard(
    string Name, string Initials, string Url, string Phone, IReadOnlyList<string> Areas, string? StandsInFor, IReadOnlyList<WalkInHour> Hours);

/// <summary>An officer who is away.</summary>
/// <param name="Name">Who.</param>
/// <param name="BackOn">The first day back, in the Netherlands.</param>
public sealed record AwayNote(string Name, DateOnly BackOn);

/// <summary>A station as a card on a page.</summary>
public sealed record StationCard(
    string Name, string Address, string Postcode, string Place, string Phone, IReadOnlyList<string> OpeningHours, double? Latitude, double? Longitude);

/// <summary>What is worked on: «wat u zei, wat we deden».</summary>
public sealed record PriorityCard(string Title, string YouSaid, string WeDid, DateOnly Since, string District);
