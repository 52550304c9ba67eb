using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>Asks the geocoder, and puts what it finds in our own areas.</summary>
public sealed class AddressSearch(IGeocoder geocoder)
{
    /// <summary>
    /// Addresses that lie in one of our areas. The service guesses freely, so when some of its answers hold every word
    /// that was typed, only those count.
    /// </summary>
    /// <returns>The hits, or <see cref="AddressesUnavailable"/>.</returns>
    public async Task<Result<IReadOnlyList<SearchHit>>> FindAsync(string typed, AreaIndex areas, CancellationToken cancel)
    {
        var found = await geocoder.FindAsync(typed, cancel);
        if (!found.IsDone)
            return found.Error;

        var words = WordsOf(typed);
        var complete = found.Value.Where(a => words.IsSubsetOf(WordsOf(a.Label))).ToList();
        var hits = (complete.Count > 0 ? complete : found.Value)
            .Select(a => (Address: a, Area: areas.Locate(a.Point)))
            .Where(a => a.Area is not null)
            .Select(a => new SearchHit(SearchKind.Address, a.Address.Label, $"{a.Area!.Name}, {a.Area.District.Name}", a.Area))
            .DistinctBy(h => h.Name)
            .ToList();
        return Result.Of<IReadOnlyList<SearchHit>>(hits);
    }

    /// <summary>The postcode without its space, and every other run of letters or digits, as they stand in addresses.</summary>
    private static HashSet<string> WordsOf(string text)
    {
        var words = Slug.Words(text).Split('-').ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Length == 4 && words[i + 1].Length == 2 && PostcodeText.Normalise(words[i] + words[i + 1]) is not null)
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
        }

        return [.. words];
    }
}
