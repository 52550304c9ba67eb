using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>What kind of thing was found.</summary>
public enum SearchKind
{
    /// <summary>An address, street or postcode, and the district in which it lies.</summary>
    Address,

    /// <summary>A municipality.</summary>
    Municipality,

    /// <summary>A district of a place that is no municipality by itself.</summary>
    Place,

    /// <summary>A district.</summary>
    District,

    /// <summary>A neighbourhood, and the district in which it lies.</summary>
    Neighbourhood,

    /// <summary>An officer.</summary>
    Officer,

    /// <summary>A question with its answer.</summary>
    Question,

    /// <summary>An article.</summary>
    Article,
}

/// <summary>One thing that was found. What leads to its page is one of: an area, or a slug.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Within">
/// What tells it from others of that name: a municipality, or a district and municipality; of a municipality what people
/// call it.
/// </param>
/// <param name="Area">The area whose page is meant, for all but officers, questions and articles.</param>
/// <param name="Slug">The name in addresses of an officer, question or article.</param>
public sealed record SearchHit(SearchKind Kind, string Name, string? Within, MappedArea? Area = null, string? Slug = null);

/// <summary>Hits of one kind.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Hits">Best first, at most <see cref="SearchService.MaxPerKind"/>.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits);

/// <summary>What a search came to.</summary>
/// <param name="Typed">What was typed, cleaned; empty when nothing was.</param>
/// <param name="Clear">The one thing that must be meant, if there is one: the visitor is brought there.</param>
/// <param name="Groups">What there is to choose from, when it is not clear.</param>
/// <param name="AddressesUnavailable">Whether addresses should have been looked up too, but could not be.</param>
public sealed record SearchAnswer(string Typed, SearchHit? Clear, IReadOnlyList<SearchGroup> Groups, bool AddressesUnavailable)
{
    /// <summary>How many things there are to choose from.</summary>
    public int Count => Groups.Sum(g => g.Hits.Count);

    internal static SearchAnswer Of(string typed, IEnumerable<SearchHit> hits, bool addressesUnavailable = false)
    {
        var groups = hits.GroupBy(h => h.Kind)
            .OrderBy(g => g.Key)
            .Select(g => new SearchGroup(g.Key, [.. g.Take(SearchService.MaxPerKind)]))
            .ToList();
        return new SearchAnswer(typed, null, groups, addressesUnavailable);
    }

    internal static SearchAnswer Exactly(string typed, SearchHit hit) => new(typed, hit, [], false);
}
