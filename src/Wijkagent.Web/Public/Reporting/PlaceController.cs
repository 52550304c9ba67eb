using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.BaseMaps;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Where is it? By address, postcode or name, on the map, or by the visitor's own location.</summary>
public sealed class PlaceController(
    StepServices services, PlaceFinding places, StreetFinding streets, Atlas atlas, IOptions<BaseMapOptions> baseMap, IStringLocalizer<ReportingText> words) : StepController(services)
{
    // Farther off than the country is wide: nobody's device.
    private const int MostVague = 300_000;

    protected override DraftStep Step => DraftStep.Place;

    protected override string After => StepPaths.Known + (IsChanging ? Changing : "");

    [HttpGet(StepPaths.Place)]
    public async Task<IActionResult> Place(string? buurt, string? heel, string? lat, string? lon, int? ruim, CancellationToken cancel)
    {
        var form = PlaceForm.Of(Answers.Place, words);
        if (await places.WholeAsync(heel, cancel) is { } whole)
            return View(await PageAsync(form, [whole], cancel, chosen: true));
        if (Coordinates.Read(lat, lon) is { } point)
        {
            var at = await places.AtAsync(point.Longitude, point.Latitude, cancel);
            if (!at.IsDone)
                return await AgainAsync(form, at.Error, cancel);
            return View(await PageAsync(form, [at.Value], cancel, chosen: true) with { Vague = ruim is > 0 and < MostVague ? ruim : null });
        }

        var options = await places.InAreaAsync(buurt, cancel);
        if (options.Count > 0)
            return View(await PageAsync(form, options, cancel, chosen: true));
        if (Answers.Place is not null)
            return View(await PageAsync(form, await CurrentAsync(cancel), cancel, chosen: true));
        return View(await PageAsync(form, await HintedAsync(cancel), cancel));
    }

    [HttpPost(StepPaths.Place)]
    [EnableRateLimiting(RateLimits.Searching)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] PlaceForm form, CancellationToken cancel)
    {
        // What was typed anew goes before a choice out of what was found earlier.
        if (form.IsNewSearch)
            return await SearchAsync(form, cancel);
        var input = await places.WholeAsync(form.AreaCode, cancel) is { } whole ? form.ToInput(whole, words) : form.ToInput(words);
        var told = await Services.Answering.TellPlaceAsync(Token, input, cancel);
        // Places are looked up again only for who has to choose again.
        var page = told.IsDone ? null : await PageAsync(form, await OptionsOfAsync(form, cancel), cancel);
        return Next(told, () => View("Place", page));
    }

    private async Task<IActionResult> SearchAsync(PlaceForm form, CancellationToken cancel)
    {
        var read = TypedText.Line(form.Place, "Place", PlaceFinding.MaxLength);
        if (!read.IsDone)
            return await AgainAsync(form, read.Error, cancel);
        var found = await places.FindAsync(read.Value, form.Suggested, cancel);
        form.Place = form.Shown = read.Value;
        switch (found)
        {
            case { Options: [var only], Wider: [] }:
                return await ChooseAsync(form, only, found.AddressesUnavailable, cancel);
            case { Options: [], Wider: [var area] }:
                return LocalRedirect(StepPaths.ListOf(area) + (IsChanging ? $"&terug={FromCheck}" : ""));
            case { Options: [], Wider: [] }:
                return await AgainAsync(form, WhyNothing(read.Value, found), cancel);
        }

        ModelState.Clear();
        form.Choice = null;
        var page = await PageAsync(form, [.. found.Whole, .. found.Options], cancel);
        return View("Place", page with { Wider = found.Wider, AddressesUnavailable = found.AddressesUnavailable });
    }

    private async Task<IActionResult> ChooseAsync(PlaceForm form, PlaceOption only, bool addressesUnavailable, CancellationToken cancel)
    {
        ModelState.Clear();
        form.Choice = PlaceForm.ValueOf(only);
        var page = await PageAsync(form, [only], cancel) with { AddressesUnavailable = addressesUnavailable };
        // A street is long: is it all along it, or somewhere in it?
        if (only.IsStreet && form.Reach is null && !Kind.Sensitive)
            return View("Place", page with { AsksReach = true });
        // Whoever looked for a postcode did nothing wrong: the next thing to tell is where it is in there.
        if (only.Point is null && form.Told(words).Length == 0)
            return View("Place", page with { AsksWords = true });
        return Next(await Services.Answering.TellPlaceAsync(Token, form.ToInput(words), cancel), () => View("Place", page));
    }

    private async Task<IActionResult> AgainAsync(PlaceForm form, Error error, CancellationToken cancel)
    {
        var page = await PageAsync(form, [], cancel);
        return Services.Failures.Answer(this, error, () => View("Place", page), prefix: Prefix);
    }

    // Whoever typed just a postcode is not told to do that.
    private static InvalidError WhyNothing(string typed, PlaceAnswer found) => found switch
    {
        { FoundOutside: true } => new PlaceOutsideAreas(),
        { AddressesUnavailable: true } when PostcodeText.Normalise(typed) is null => new AddressesAway(),
        _ => new PlaceNotFound(),
    };

    private async Task<IReadOnlyList<PlaceOption>> OptionsOfAsync(PlaceForm form, CancellationToken cancel)
    {
        if (TypedText.Line(form.Shown, "Place", PlaceFinding.MaxLength) is { IsDone: true, Value: { Length: > 0 } shown })
        {
            var found = await places.FindAsync(shown, cancel);
            return [.. found.Whole, .. found.Options];
        }

        if (await places.WholeAsync(form.AreaCode, cancel) is { } whole)
            return [whole];
        return form.AreaCode is { } code ? await places.InAreaAsync(code, cancel) : await CurrentAsync(cancel);
    }

    private async Task<IReadOnlyList<PlaceOption>> CurrentAsync(CancellationToken cancel)
    {
        if (Answers.Place is not { } place)
            return [];
        if (await places.WholeAsync(place.Whole, cancel) is { } whole)
            return [whole];
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        return areas.ById(place.NeighbourhoodId) is MappedNeighbourhood area
            ? [new PlaceOption(place.Address.Length > 0 || place.Point is not null ? place.Address : area.Name, $"{area.Name}, {area.District.Name}", area, place.Point)]
            : [];
    }

    private async Task<IReadOnlyList<PlaceOption>> HintedAsync(CancellationToken cancel)
    {
        if (Answers.Hint is not { } hint)
            return [];
        if (hint.Point is { } point && await places.AtAsync(point.Longitude, point.Latitude, cancel) is { IsDone: true } at)
            return [at.Value];
        return await places.InAreaAsync(hint.AreaCode, cancel);
    }

    private async Task<PlacePage> PageAsync(
        PlaceForm form, IReadOnlyList<PlaceOption> options, CancellationToken cancel, bool chosen = false)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        if (chosen && options is [var one])
            form.Choice ??= PlaceForm.ValueOf(one);
        var outline = OutlineOf(options, areas);
        var page = new PlacePage(Top(""), form, options, [], false, outline, options is [{ Point: { } point }] ? point : null, IsChanging)
        {
            HasMap = outline is not null || baseMap.Value.IsOn,
        };
        return await WithStreetAsync(page, cancel);
    }

    /// <summary>How the street runs that was told before, or the one that was found just now.</summary>
    private async Task<PlacePage> WithStreetAsync(PlacePage page, CancellationToken cancel)
    {
        if (page.Options is not [{ Point: { } point } only])
            return page;
        if (Answers.Place is { Line: { } line } told && told.Point == point)
            return page with { Line = StreetLine.Read(line), AlsoIn = told.AlsoIn ?? [] };
        return only.IsStreet && !Kind.Sensitive && await streets.FindAsync(only.Name, point, cancel) is { } found
            ? page with { Line = found.Line, AlsoIn = found.AlsoIn }
            : page;
    }

    /// <summary>The smallest area that holds all options, so that the map begins there.</summary>
    private static string? OutlineOf(IReadOnlyList<PlaceOption> options, AreaIndex areas)
    {
        if (options.Count == 0)
            return areas.Municipalities is [var only] ? $"/kaart/gemeenten/{only.Code}.geojson" : null;
        var first = options[0].Area;
        if (options.All(option => option.Area == first && option.Whole is null))
            return $"/kaart/buurten/{first.Code}.geojson";
        return options.All(option => option.Area.District == first.District && option.Whole is not MappedMunicipality)
            ? $"/kaart/wijken/{first.District.Code}.geojson"
            : $"/kaart/gemeenten/{first.District.Municipality.Code}.geojson";
    }
}

/// <summary>Nothing fits what was typed.</summary>
public sealed record PlaceNotFound() : InvalidError("Place");

/// <summary>Nothing fits what was typed, but addresses could not be looked up.</summary>
public sealed record AddressesAway() : InvalidError("Place");

/// <summary>What the question shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Form">What was filled in.</param>
/// <param name="Options">Places to choose from.</param>
/// <param name="Wider">Areas to choose a neighbourhood in, by a list.</param>
/// <param name="AddressesUnavailable">Whether addresses can't be looked up now.</param>
/// <param name="Outline">Address of the boundaries to show on the map; null when it is not known yet where to look.</param>
/// <param name="Point">Where the pin is.</param>
/// <param name="IsChanging">Whether the visitor came from the check page.</param>
public sealed record PlacePage(
    StepTop Top,
    PlaceForm Form,
    IReadOnlyList<PlaceOption> Options,
    IReadOnlyList<MappedArea> Wider,
    bool AddressesUnavailable,
    string? Outline,
    GeoPoint? Point,
    bool IsChanging)
{
    /// <summary>Whether there is something to put a pin on: the area in which to look, or the base map of the whole country.</summary>
    public bool HasMap { get; init; }

    /// <summary>How the street runs that was found or told; null when it is none, or that is not known.</summary>
    public StreetLine? Line { get; init; }

    /// <summary>In which other neighbourhoods a good part of that street lies.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>How far off the place may be that the visitor's device gave, metres; null where it is sure, or gave none.</summary>
    public int? Vague { get; init; }

    /// <summary>Whether a street was found, and whether it is all along it is still to be told.</summary>
    public bool AsksReach { get; init; }

    /// <summary>Whether a neighbourhood was found, and where it is in there is still to be told.</summary>
    public bool AsksWords { get; init; }
}
