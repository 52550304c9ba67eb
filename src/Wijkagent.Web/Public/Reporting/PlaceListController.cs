using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>The neighbourhood out of lists: without a map, and when no address can be looked up.</summary>
public sealed class PlaceListController(StepServices services, Atlas atlas) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Place;

    [HttpGet(StepPaths.PlaceList)]
    public async Task<IActionResult> PlaceList(string? gemeente, string? wijk, CancellationToken cancel)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        var municipality = areas.Municipalities is [var only] ? only : areas.ByCode(gemeente ?? "") as MappedMunicipality;
        var district = areas.ByCode(wijk ?? "") as MappedDistrict;
        return View(new PlaceListPage(
            Top(""),
            areas.Municipalities,
            district?.Municipality ?? municipality,
            district,
            IsChanging));
    }
}

/// <summary>What the lists show.</summary>
public sealed record PlaceListPage(
    StepTop Top, IReadOnlyList<MappedMunicipality> Municipalities, MappedMunicipality? Municipality, MappedDistrict? District, bool IsChanging);
