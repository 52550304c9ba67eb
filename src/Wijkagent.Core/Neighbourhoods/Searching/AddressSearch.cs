using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Neighbourhoods.Searching;

/// <summary>Asks the geocoder, and puts what it finds in our own areas.</summary>
public sealed class AddressSearch(IGeocoder geocoder)
{
    private const int FewestLetters = 3;
    private const int LongestId = 100;

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

    /// <summary>Lines to choose from while somebody types; none for a few letters, or while addresses can't be looked up.</summary>
    public async Task<IReadOnlyList<AddressSuggestion>> SuggestAsync(string? typed, CancellationToken cancel) =>
        TypedText.Line(typed, SearchService.Field, SearchService.MaxLength) is { IsDone: true, Value: { Length: >= FewestLetters } text }
        && await geocoder.SuggestAsync(text, cancel) is { IsDone: true, Value: var lines }
            ? lines
            : [];

    /// <summary>The address of a line that was chosen; null when none was, or when something else was typed since.</summary>
    /// <param name="id">The id of the line.</param>
    /// <param name="typed">What stands in the field.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FoundAddress?> ChosenAsync(string? id, string typed, CancellationToken cancel) =>
        id is { Length: > 0 and <= LongestId } && await geocoder.LookUpAsync(id, cancel) is { IsDone: true, Value: var found } && found.Label == typed ? found : null;

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
