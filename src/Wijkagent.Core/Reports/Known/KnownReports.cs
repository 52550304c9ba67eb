using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
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
    private const int Few = 2;
    private const int Many = 5;

    // Not what waits for its reporter to confirm it, nor what was declined or taken back.
    private static readonly ReportStatus[] Shown = [.. ReportLifecycle.Open, ReportStatus.Referred, ReportStatus.Resolved, ReportStatus.Closed];

    /// <summary>The newest few for what somebody answered so far; none for a kind that is not shown.</summary>
    public async Task<IReadOnlyList<KnownProblem>> NearAsync(DraftAnswers answers, CancellationToken cancel)
    {
        if (answers is not { KindId: { } kindId, Place: { } place })
            return [];
        var kind = await db.ReportKinds.AsNoTracking().Where(k => k.Id == kindId).Select(k => new { k.Sensitive, k.Known }).SingleOrDefaultAsync(cancel);
        if (kind is not { Sensitive: false, Known: { } rule })
            return [];
        var around = await LookAroundAsync(place, rule, cancel);
        var told = around.Reaches.Count == 0 ? [] : await FindAsync(kindId, rule, [.. around.Reaches.Keys], cancel);
        var held = told.Where(around.Holds).ToDictionary(t => t.Id);
        return [.. held.Values
            .GroupBy(t => ProblemOf(t, held))
            .Select(alike => Describe([.. alike.OrderBy(t => t.ReceivedAt)], around))
            .OfType<KnownProblem>()
            .OrderByDescending(problem => problem.LastTold)
            .Take(MostShown)];
    }

    /// <summary>In which neighbourhoods to look, and how near each lets itself be known.</summary>
    private async Task<Around> LookAroundAsync(ToldPlace place, KnownRule rule, CancellationToken cancel)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        // As roughly as what is kept of the others.
        var square = place.Point is { } point ? SquareOf(PointText.AboutWhere(point.Latitude), PointText.AboutWhere(point.Longitude), rule) : null;
        var looked = (square?.Around().Select(areas.Locate) ?? [])
            .Append(areas.ById(place.NeighbourhoodId) as MappedNeighbourhood)
            .OfType<MappedNeighbourhood>().Distinct().ToList();
        var counted = (await figures.OfAsync([.. looked.Select(area => area.Code)], cancel)).ToLookup(f => f.AreaCode);
        var reaches = looked
            .Select(area => (Area: area, Reach: KnownReaches.Of(counted[area.Code], rule.Metres)))
            .Where(x => x.Reach != KnownReach.Nowhere)
            .ToDictionary(x => x.Area.Id);
        return new Around(rule, place.NeighbourhoodId, square, reaches);
    }

    private async Task<List<Told>> FindAsync(Guid kindId, KnownRule rule, Guid[] neighbourhoods, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-rule.Days);
        return await db.Reports.AsNoTracking()
            .Where(r => neighbourhoods.Contains(r.NeighbourhoodId) && r.KindId == kindId && r.ReceivedAt >= since
                && r.Band == AgeBand.Free && Shown.Contains(r.Status))
            .OrderByDescending(r => r.ReceivedAt)
            .Take(MostLookedAt)
            .Select(r => new Told(
                r.Id, r.CaseId, r.ToldWith, r.NeighbourhoodId, r.NearLatitude, r.NearLongitude, r.ReceivedAt!.Value, r.Status,
                r.Case == null ? null : r.Case.Status, r.Contact == null ? null : r.Contact.FoundBy))
            .ToListAsync(cancel);
    }

    /// <summary>What a report is part of: its case, else what its reporter said that it belongs with, which is always older.</summary>
    private static Guid ProblemOf(Told told, Dictionary<Guid, Told> held) =>
        told.CaseId ?? (told.ToldWith is not { } with ? told.Id : held.TryGetValue(with, out var earlier) ? ProblemOf(earlier, held) : with);

    /// <summary>A problem, the report that was told first standing for it; null when too few told of it.</summary>
    private static KnownProblem? Describe(IReadOnlyList<Told> alike, Around around)
    {
        var anchor = alike[0];
        var (tellers, needed) = (Count(alike), around.TellersFor(anchor));
        // Where one is not enough only an officer puts several together: reporters can say of anything that it belongs with theirs.
        if (needed > 1 && Count([.. alike.Where(t => t.CaseId is not null)]) < needed)
            return null;
        var bySquare = around.IsBySquare(anchor);
        return new KnownProblem(
            anchor.Id,
            bySquare ? 2 * around.Rule.Metres : null,
            bySquare ? null : around.Reaches[anchor.NeighbourhoodId].Area.Name,
            WorkingTime.DayOf(alike[^1].ReceivedAt),
            KnownStates.Of(anchor.Status, anchor.CaseStatus),
            tellers >= Many ? KnownCrowd.Many : tellers >= Few ? KnownCrowd.Few : KnownCrowd.One);
    }

    /// <summary>How many reporters. One can tell a thing twice; without an address nobody knows.</summary>
    private static int Count(IReadOnlyList<Told> alike) =>
        alike.Count(t => t.FoundBy is null) + alike.Where(t => t.FoundBy is not null).DistinctBy(t => Convert.ToHexString(t.FoundBy!)).Count();

    private static KnownSquare? SquareOf(double? latitude, double? longitude, KnownRule rule) =>
        latitude is { } lat && longitude is { } lon ? KnownSquare.Of(lat, lon, rule.Metres) : null;

    private sealed record Told(
        Guid Id, Guid? CaseId, Guid? ToldWith, Guid NeighbourhoodId, double? Latitude, double? Longitude, DateTime ReceivedAt, ReportStatus Status,
        CaseStatus? CaseStatus, byte[]? FoundBy);

    /// <summary>What is asked about: a square, or a neighbourhood where the place was told in words alone.</summary>
    private sealed record Around(
        KnownRule Rule, Guid NeighbourhoodId, KnownSquare? Square, IReadOnlyDictionary<Guid, (MappedNeighbourhood Area, KnownReach Reach)> Reaches)
    {
        public bool IsBySquare(Told told) => Square is not null && ReachOf(told) == KnownReach.Square;

        public bool Holds(Told told) => IsBySquare(told)
            ? SquareOf(told.Latitude, told.Longitude, Rule) is { } there && Square!.Value.IsNear(there)
            : told.NeighbourhoodId == NeighbourhoodId;

        // Who learns the square by a pin, and the neighbourhood without one, would know the piece that both share.
        public int TellersFor(Told told) => Square is null && ReachOf(told) == KnownReach.Square ? Math.Max(Rule.Tellers, ManyEnough) : Rule.Tellers;

        private KnownReach ReachOf(Told told) => Reaches[told.NeighbourhoodId].Reach;
    }
}
