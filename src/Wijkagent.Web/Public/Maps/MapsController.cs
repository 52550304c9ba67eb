using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Wijkagent.Core.Neighbourhoods.Mapping;

namespace Wijkagent.Web.Public.Maps;

/// <summary>Boundaries for the maps on our pages, as GeoJSON.</summary>
[AllowAnonymous]
public sealed class MapsController(OutlineService outlines) : ControllerBase
{
    [HttpGet("/kaart/gemeenten/{code}.geojson")]
    public async Task<IActionResult> Municipality(string code, CancellationToken cancel) =>
        Outline(await outlines.OfMunicipalityAsync(code, cancel));

    [HttpGet("/kaart/wijken/{code}.geojson")]
    public async Task<IActionResult> District(string code, CancellationToken cancel) =>
        Outline(await outlines.OfDistrictAsync(code, cancel));

    [HttpGet("/kaart/buurten/{code}.geojson")]
    public async Task<IActionResult> Neighbourhood(string code, CancellationToken cancel) =>
        Outline(await outlines.OfNeighbourhoodAsync(code, cancel));

    [HttpGet("/kaart/wijkagenten/{slug}.geojson")]
    public async Task<IActionResult> Officer(string slug, CancellationToken cancel) =>
        Outline(await outlines.OfOfficerAsync(slug, cancel));

    private IActionResult Outline(byte[]? json)
    {
        if (json is null)
            return NotFound();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(json).AsSpan(0, 12))}\"");
        Response.Headers.CacheControl = "public, max-age=3600";
        return File(json, "application/geo+json", lastModified: null, entityTag: tag);
    }
}
