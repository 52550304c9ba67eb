using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Search;

/// <summary>Addresses to choose from while somebody types one. Every field works as well without.</summary>
[AllowAnonymous]
public sealed class SuggestionsController(AddressSearch addresses) : Controller
{
    /// <summary>Where they are asked for.</summary>
    public const string Path = "/zoeken/voorstellen";

    [HttpGet(Path)]
    [EnableRateLimiting(RateLimits.Suggesting)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IReadOnlyList<AddressSuggestion>> Suggest(string? q, CancellationToken cancel) => await addresses.SuggestAsync(q, cancel);
}
