using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Statistics;

namespace Wijkagent.Core.Reports.Known;

/// <summary>
/// Finds what others told of the same kind, near and recently, and gives of it what everybody may know (ADR 0017). Nothing
/// that a reporter wrote is read for it.
/// </summary>
public sealed class KnownReports(WijkagentDbContext db, FiguresService figures, Atlas atlas, TimeProvider clock)
{
    /// <summary>How many problems are shown.</summary>
    public const int MostShown = 3;

    /// <summary>From how many reporters on a problem that is known to its square is shown in all of the neighbourhood.</summary>
    public const int ManyEnough = 3;

    private const int MostLookedAt = 300;

    /// <summary>The newest few for what somebody answered so far; none for a kind that is not shown.</summary>
    public async Task<IReadOnlyList<KnownProblem>> NearAsync(DraftAnswers answers, CancellationToken cancel)
    {
        if (answers is not { KindId: { } kindId, Place: { } place })
            return [];
        var kind = await db.ReportKinds.AsNoTracking().Where(k => k.Id == kindId).Select(k => new { k.Sensitive, k.Known }).SingleOrDefaultAsync(cancel);
        if (kind is not { Sensitive: false, Known: { } rule })
            return [];
        var sight = await LookAroundAsync(place, rule, cancel);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-rule.Days);
        var told = sight.Reaches.Count == 0 ? [] : await db.Reports.AsNoTracking()
            .ThatMayBeKnown([kindId], [.. sight.Reaches.Keys], since)
            .OrderByDescending(r => r.ReceivedAt)
            .Take(MostLookedAt)
            .AsTold()
            .ToListAsync(cancel);
        return [.. sight.Problems(told)
            .Select(seen => seen.Problem)
            .OrderByDescending(problem => problem.LastTold)
            .Take(MostShown)];
    }

    /// <summary>In which neighbourhoods to look, and how near each lets itself be known.</summary>
    private async Task<KnownSight> LookAroundAsync(ToldPlace place, KnownRule rule, CancellationToken cancel)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        // As roughly as what is kept of the others.
        var square = place.Point is { } point
            ? KnownSight.SquareOf(PointText.AboutWhere(point.Latitude), PointText.AboutWhere(point.Longitude), rule)
            : null;
        var looked = (square?.Around().Select(areas.Locate) ?? [])
            .Append(areas.ById(place.NeighbourhoodId) as MappedNeighbourhood)
            .OfType<MappedNeighbourhood>().Distinct().ToList();
        var reaches = await figures.ReachesAsync(looked, rule, cancel);
        return new KnownSight(rule, new HashSet<Guid> { place.NeighbourhoodId }, square?.WithThoseAround(), reaches);
    }
}

/// <summary>What both the reporter's page and who follows an area read.</summary>
internal static class KnownQueries
{
    // Not what waits for its reporter to confirm it, nor what was declined or taken back.
    private static readonly ReportStatus[] Shown = [.. ReportLifecycle.Open, ReportStatus.Referred, ReportStatus.Resolved, ReportStatus.Closed];

    /// <summary>Reports of these kinds in these neighbourhoods, since a moment (UTC), of which anything may be shown.</summary>
    public static IQueryable<Report> ThatMayBeKnown(this IQueryable<Report> reports, Guid[] kinds, Guid[] neighbourhoods, DateTime since) =>
        reports.Where(r => neighbourhoods.Contains(r.NeighbourhoodId) && kinds.Contains(r.KindId) && r.ReceivedAt >= since
            && r.Band == AgeBand.Free && Shown.Contains(r.Status));

    /// <summary>What is read of them.</summary>
    public static IQueryable<KnownTold> AsTold(this IQueryable<Report> reports) => reports.Select(r => new KnownTold(
        r.Id, r.KindId, r.CaseId, r.ToldWith, r.NeighbourhoodId, r.NearLatitude, r.NearLongitude, r.ReceivedAt!.Value, r.Status,
        r.Case == null ? null : r.Case.Status, r.Contact == null ? null : r.Contact.FoundBy));

    /// <summary>How near each of these neighbourhoods lets itself be known; those that do not at all are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (MappedNeighbourhood Area, KnownReach Reach)>> ReachesAsync(
        this FiguresService figures, IReadOnlyCollection<MappedNeighbourhood> neighbourhoods, KnownRule rule, CancellationToken cancel)
    {
        var counted = (await figures.OfAsync([.. neighbourhoods.Select(area => area.Code)], cancel)).ToLookup(f => f.AreaCode);
        return neighbourhoods
            .Select(area => (Area: area, Reach: KnownReaches.Of(counted[area.Code], rule.Metres)))
            .Where(x => x.Reach != KnownReach.Nowhere)
            .ToDictionary(x => x.Area.Id);
    }
}
