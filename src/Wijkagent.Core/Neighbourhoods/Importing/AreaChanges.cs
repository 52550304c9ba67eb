using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>Brings the areas in the context in line with a file; saving is left to who asked for it.</summary>
internal sealed class AreaChanges(WijkagentDbContext db, BoundaryFile file, int year, bool complete)
{
    private Dictionary<string, Municipality> municipalities = [];
    private Dictionary<string, District> districts = [];
    private Dictionary<string, Neighbourhood> neighbourhoods = [];
    private int added;
    private int changed;
    private int ended;

    public async Task<Result<AreasImported>> CompareAsync(CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            municipalities = await LoadAsync(db.Municipalities, cancel);
            districts = await LoadAsync(db.Districts, cancel);
            neighbourhoods = await LoadAsync(db.Neighbourhoods, cancel);
            return Compare();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static Task<Dictionary<string, T>> LoadAsync<T>(DbSet<T> areas, CancellationToken cancel)
        where T : Area =>
        areas.ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, cancel);

    private Result<AreasImported> Compare()
    {
        if (Outdated() is { } outdated)
            return outdated;
        var error = Update(AreaLevel.Municipality, municipalities, () => new Municipality(), (_, _) => false)
            ?? Update(AreaLevel.District, districts, () => new District(), (district, parent) =>
                district.LieIn(municipalities[parent]))
            ?? Update(AreaLevel.Neighbourhood, neighbourhoods, () => new Neighbourhood(), (neighbourhood, parent) =>
                neighbourhood.LieIn(districts[parent]));
        if (error is not null)
            return error;
        EndWhatIsGone();
        return new AreasImported(
            year, file[AreaLevel.Municipality].Count, file[AreaLevel.District].Count, file[AreaLevel.Neighbourhood].Count,
            added, changed, ended, file.Repaired, file.Water);
    }

    private BoundariesOutdated? Outdated()
    {
        var held = HeldMunicipalities();
        var known = municipalities.Values.Cast<Area>().Concat(districts.Values).Concat(neighbourhoods.Values)
            .Where(a => held.Contains(BoundaryFile.MunicipalityDigits(a.Code)))
            .Select(a => a.LastSeenYear)
            .DefaultIfEmpty()
            .Max();
        return year < known ? new BoundariesOutdated(year, known) : null;
    }

    private HashSet<string> HeldMunicipalities() =>
        Enum.GetValues<AreaLevel>().SelectMany(level => file[level].Keys).Select(BoundaryFile.MunicipalityDigits).ToHashSet();

    private Error? Update<T>(AreaLevel level, Dictionary<string, T> known, Func<T> make, Func<T, string, bool> lieIn)
        where T : Area
    {
        var slugs = new AreaSlugs();
        foreach (var area in known.Values)
            slugs.Keep(HolderOf(area), area.Slug);

        foreach (var draft in file[level].Values)
        {
            var area = known.GetValueOrDefault(draft.Code);
            if (draft.ParentCode is { } parent && !IsKnown(level, parent))
                return new ParentAreaMissing(draft.Code, parent);
            if ((draft.Name ?? area?.Name) is not { } name)
                return new AreaNameMissing(draft.Code);

            var isNew = area is null;
            area ??= known[draft.Code] = make();
            var current = !isNew && HolderOf(area) == draft.ParentCode ? area.Slug : null;
            var moved = draft.ParentCode is not null && lieIn(area, draft.ParentCode);
            var described = area.Describe(
                draft.Code, name, slugs.For(draft.ParentCode, draft.Code, name, current), draft.Shape.Wkb, draft.Shape.Inside, year);
            if (isNew)
                db.Add(area);
            added += isNew ? 1 : 0;
            changed += !isNew && (moved || described) ? 1 : 0;
        }

        return null;
    }

    private bool IsKnown(AreaLevel level, string parent) =>
        level == AreaLevel.District ? municipalities.ContainsKey(parent) : districts.ContainsKey(parent);

    private static string? HolderOf(Area area) => area switch
    {
        District district => district.Municipality?.Code,
        Neighbourhood neighbourhood => neighbourhood.District?.Code,
        _ => null,
    };

    private void EndWhatIsGone()
    {
        var held = HeldMunicipalities();
        var others = municipalities.Values.Where(m => m.EndedInYear is null && !held.Contains(BoundaryFile.MunicipalityDigits(m.Code)));
        var gone = (complete ? others : Merged(others)).Select(m => BoundaryFile.MunicipalityDigits(m.Code)).ToHashSet();
        End(municipalities.Values, AreaLevel.Municipality, [], gone);
        End(districts.Values, AreaLevel.District, held, gone);
        End(neighbourhoods.Values, AreaLevel.Neighbourhood, held, gone);
    }

    /// <summary>Those of an earlier year that lie, with all their neighbourhoods, in municipalities of the file now.</summary>
    private List<Municipality> Merged(IEnumerable<Municipality> others)
    {
        var earlier = others.Where(m => m.LastSeenYear < year && !Area.IsInvented(m.Code)).ToList();
        if (earlier.Count == 0)
            return [];
        var ground = new GivenGround(file[AreaLevel.Municipality].Values);
        var parts = neighbourhoods.Values.Where(n => n.EndedInYear is null).ToLookup(n => BoundaryFile.MunicipalityDigits(n.Code));
        return earlier.FindAll(m => ground.Holds([m, .. parts[BoundaryFile.MunicipalityDigits(m.Code)]]));
    }

    private void End(IEnumerable<Area> areas, AreaLevel level, HashSet<string> held, HashSet<string> gone)
    {
        var listed = file[level];
        foreach (var area in areas.Where(a => a.EndedInYear is null && !listed.ContainsKey(a.Code)))
        {
            var municipality = BoundaryFile.MunicipalityDigits(area.Code);
            if (!gone.Contains(municipality) && (listed.Count == 0 || !held.Contains(municipality)))
                continue;
            area.End(year);
            ended++;
        }
    }
}
