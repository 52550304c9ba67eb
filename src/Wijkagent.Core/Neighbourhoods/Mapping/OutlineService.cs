using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Mapping;

/// <summary>Keeps outlines that were made, until something is changed that they show.</summary>
public sealed class OutlineCache : IDisposable
{
    private const int MaxBytes = 32 * 1024 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();

    internal async Task<byte[]> GetAsync(string key, Func<Task<byte[]>> make)
    {
        if (kept.TryGetValue(key, out byte[]? found))
            return found!;
        var made = await make();
        return kept.Set(key, made, new MemoryCacheEntryOptions { Size = made.Length, SlidingExpiration = TimeSpan.FromHours(6) });
    }
}

/// <summary>Outlines of areas as GeoJSON, for the maps on the pages.</summary>
public sealed class OutlineService(WijkagentDbContext db, Atlas atlas, OutlineCache cache, TimeProvider time)
{
    // More names than this lie on top of each other.
    private const int MaxNames = 16;

    /// <summary>A municipality as its districts; null when there is none with this code.</summary>
    public async Task<byte[]?> OfMunicipalityAsync(string code, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Areas.ByCode(code) is not MappedMunicipality municipality)
            return null;

        var named = municipality.Districts.Count <= MaxNames;
        return await cache.GetAsync($"{municipality.Code}/{sheet.AreasRevision}", async () =>
        {
            var districts = await db.Districts
                .Where(d => d.MunicipalityId == municipality.Id && d.EndedInYear == null)
                .OrderBy(d => d.Code)
                .Select(d => new { d.Name, d.Shape })
                .ToListAsync(cancel);
            return OutlineWriter.Write([.. districts.Select(d => new OutlineShape(named ? d.Name : null, false, d.Shape))], Area.IsInvented(municipality.Code));
        });
    }

    /// <summary>A district with its neighbourhoods in it; null when there is none with this code.</summary>
    public async Task<byte[]?> OfDistrictAsync(string code, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Areas.ByCode(code) is not MappedDistrict district)
            return null;

        var named = district.Neighbourhoods.Count <= MaxNames;
        return await cache.GetAsync($"{district.Code}/{sheet.AreasRevision}", async () =>
        {
            var outline = await db.Districts.Where(d => d.Id == district.Id).Select(d => d.Shape).SingleAsync(cancel);
            var neighbourhoods = await db.Neighbourhoods
                .Where(n => n.DistrictId == district.Id && n.EndedInYear == null)
                .OrderBy(n => n.Code)
                .Select(n => new { n.Name, n.Shape })
                .ToListAsync(cancel);
            return OutlineWriter.Write(
            [
                new OutlineShape(null, false, outline),
                .. neighbourhoods.Select(n => new OutlineShape(named ? n.Name : null, true, n.Shape)),
            ], Area.IsInvented(district.Code));
        });
    }

    /// <summary>A neighbourhood among those of its district; null when there is none with this code.</summary>
    public async Task<byte[]?> OfNeighbourhoodAsync(string code, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Areas.ByCode(code) is not MappedNeighbourhood neighbourhood)
            return null;

        var district = neighbourhood.District;
        var named = district.Neighbourhoods.Count <= MaxNames;
        return await cache.GetAsync($"{neighbourhood.Code}/{sheet.AreasRevision}", async () =>
        {
            var shapes = await db.Neighbourhoods
                .Where(n => n.DistrictId == district.Id && n.EndedInYear == null)
                .OrderBy(n => n.Code)
                .Select(n => new { n.Id, n.Name, n.Shape })
                .ToListAsync(cancel);
            return OutlineWriter.Write(
                [.. shapes.Select(n => new OutlineShape(named || n.Id == neighbourhood.Id ? n.Name : null, n.Id != neighbourhood.Id, n.Shape))],
                Area.IsInvented(neighbourhood.Code));
        });
    }

    /// <summary>All areas of an officer in function, those as deputy for orientation; null when there is nobody of this name.</summary>
    public async Task<byte[]?> OfOfficerAsync(string slug, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Officers.Officers.FirstOrDefault(o => o.Slug == slug) is not { } officer)
            return null;

        var beats = sheet.Officers.BeatsOf(officer.Id, time.GetUtcNow().UtcDateTime);
        var ids = beats.Select(b => b.DistrictId ?? b.NeighbourhoodId!.Value).ToHashSet();
        // The beats that run now are part of the key: one can begin or end without anything being changed.
        var key = $"{slug}/{sheet.AreasRevision}/{sheet.OfficersRevision}/{string.Join(',', ids.Order())}";
        return await cache.GetAsync(key, async () =>
        {
            var districts = await db.Districts.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Code, d.Name, d.Shape }).ToListAsync(cancel);
            var neighbourhoods = await db.Neighbourhoods.Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Code, n.Name, n.Shape }).ToListAsync(cancel);
            var deputy = beats.Where(b => b.Role == BeatRole.Deputy).Select(b => b.DistrictId ?? b.NeighbourhoodId!.Value).ToHashSet();
            var areas = districts.Concat(neighbourhoods).ToList();
            return OutlineWriter.Write([.. areas.Select(a => new OutlineShape(a.Name, deputy.Contains(a.Id), a.Shape))], areas.Exists(a => Area.IsInvented(a.Code)));
        });
    }
}
