using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Search;

/// <summary>What there is to choose from, or that nothing was found.</summary>
/// <param name="Typed">What was searched for; empty when nothing was, or a location.</param>
/// <param name="ByLocation">Whether the visitor's own location was searched for.</param>
/// <param name="Count">How many answers there are.</param>
/// <param name="Groups">The answers by kind.</param>
/// <param name="AddressesUnavailable">Whether addresses can't be looked up now.</param>
public sealed record SearchPage(
    string Typed, bool ByLocation, int Count, IReadOnlyList<SearchPageGroup> Groups, bool AddressesUnavailable)
{
    /// <summary>A location that can't be one.</summary>
    public static SearchPage Nowhere { get; } = new("", ByLocation: true, 0, [], false);

    public bool HasQuestion => ByLocation || Typed.Length > 0;

    /// <summary>Nothing was searched: what was typed can't be. It is shown again as far as a page can hold it.</summary>
    public static SearchPage Refused(string typed) => new(string.Concat(typed.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))), false, 0, [], false);

    public static SearchPage Of(SearchAnswer answer, bool byLocation) => new(
        answer.Typed,
        byLocation,
        answer.Count,
        [.. answer.Groups.Select(g => new SearchPageGroup(g.Kind, [.. g.Hits.Select(h => new SearchPageHit(h.Name, h.Within, Paths.Of(h)))]))],
        answer.AddressesUnavailable);
}

public sealed record SearchPageGroup(SearchKind Kind, IReadOnlyList<SearchPageHit> Hits);

public sealed record SearchPageHit(string Name, string? Within, string Url);
