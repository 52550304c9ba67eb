using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Statistics;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports.Known;

/// <summary>A kind of which problems can be followed.</summary>
/// <param name="Slug">The word in addresses.</param>
/// <param name="Name">What it is called.</param>
public sealed record KnownKind(string Slug, LocalizedText Name);

/// <summary>A problem in an area, as far as everybody may know it.</summary>
/// <param name="Key">By what it is known again; it does not leave the program.</param>
/// <param name="Reports">What was told of it: before it was put on a case it was known by one of these.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Problem">What is shown.</param>
public sealed record ProblemInArea(Guid Key, IReadOnlyList<Guid> Reports, KnownKind Kind, KnownProblem Problem);

/// <summary>
/// Finds what everybody may know of the problems in neighbourhoods, or in the squares that an area touches: what a reporter
/// of each kind would be shown there, and no more. What was told today is left out until tomorrow (ADR 0023).
/// </summary>
public sealed class KnownInAreas(WijkagentDbContext db, FiguresService figures, Atlas atlas)
{
    private const int MostLookedAt = 2000;

    /// <summary>The kinds of which problems can be followed, in the order in which people choose.</summary>
    public async Task<IReadOnlyList<KnownKind>> KindsAsync(CancellationToken cancel) =>
        [.. (await RulesAsync([], cancel)).Select(kind => kind.Kind)];

    /// <summary>What is known in each of these neighbourhoods to who names it in words.</summary>
    /// <param name="neighbourhoods">Which.</param>
    /// <param name="kinds">Of which kinds, by their word in addresses; empty for all.</param>
    /// <param name="now">The moment of the operation, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ProblemInArea>> InAsync(
        IReadOnlyCollection<MappedNeighbourhood> neighbourhoods, IReadOnlyCollection<string> kinds, DateTime now, CancellationToken cancel)
    {
        var found = new List<ProblemInArea>();
        foreach (var kind in await RulesAsync(kinds, cancel))
        {
            var reaches = await figures.ReachesAsync(neighbourhoods, kind.Rule, cancel);
            var told = (await ToldAsync(kind, reaches.Keys, now, cancel)).ToLookup(t => t.NeighbourhoodId);
            foreach (var id in reaches.Keys)
                found.AddRange(Named(kind, new KnownSight(kind.Rule, new HashSet<Guid> { id }, null, reaches).Problems(told[id])));
        }

        return InOrder(found);
    }

    /// <summary>What is known in the squares that an area touches, to who points at them.</summary>
    /// <param name="area">The area; degrees, longitude first.</param>
    /// <param name="kinds">As above.</param>
    /// <param name="now">As above.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ProblemInArea>> InAsync(Geometry area, IReadOnlyCollection<string> kinds, DateTime now, CancellationToken cancel)
    {
        var areas = (await atlas.OpenAsync(cancel)).Areas;
        var found = new List<ProblemInArea>();
        foreach (var alike in (await RulesAsync(kinds, cancel)).GroupBy(kind => kind.Rule.Metres))
        {
            var squares = KnownSquare.TouchedBy(area, alike.Key);
            var neighbourhoods = squares.SelectMany(square => square.Places()).Select(areas.Locate).OfType<MappedNeighbourhood>().Distinct().ToList();
            foreach (var kind in alike)
            {
                var reaches = await figures.ReachesAsync(neighbourhoods, kind.Rule, cancel);
                var told = await ToldAsync(kind, reaches.Keys, now, cancel);
                found.AddRange(Named(kind, new KnownSight(kind.Rule, reaches.Keys.ToHashSet(), squares, reaches).Problems(told)));
            }
        }

        return InOrder(found);
    }

    private async Task<IReadOnlyList<FollowedKind>> RulesAsync(IReadOnlyCollection<string> kinds, CancellationToken cancel)
    {
        var all = await db.ReportKinds.AsNoTracking().Where(k => !k.Sensitive).OrderBy(k => k.Order).ThenBy(k => k.Slug)
            .Select(k => new { k.Id, k.Slug, Name = new LocalizedText(k.Name.Nl, k.Name.En), k.Known }).ToListAsync(cancel);
        return [.. all.Where(k => k.Known is not null && (kinds.Count == 0 || kinds.Contains(k.Slug)))
            .Select(k => new FollowedKind(k.Id, new KnownKind(k.Slug, k.Name), k.Known!))];
    }

    private async Task<IReadOnlyList<KnownTold>> ToldAsync(FollowedKind kind, IEnumerable<Guid> neighbourhoods, DateTime now, CancellationToken cancel)
    {
        // Who hears of it at once would know when somebody told it: a day is all that may be known.
        var until = WorkingTime.StartOf(WorkingTime.DayOf(Mornings.LastUntil(now)));
        return await db.Reports.AsNoTracking()
            .ThatMayBeKnown([kind.Id], [.. neighbourhoods], now.AddDays(-kind.Rule.Days))
            .Where(r => r.ReceivedAt < until)
            .OrderByDescending(r => r.ReceivedAt)
            .Take(MostLookedAt)
            .AsTold()
            .ToListAsync(cancel);
    }

    private static IEnumerable<ProblemInArea> Named(FollowedKind kind, IEnumerable<SeenProblem> seen) =>
        seen.Select(problem => new ProblemInArea(problem.Key, problem.Reports, kind.Kind, problem.Problem));

    private static IReadOnlyList<ProblemInArea> InOrder(IEnumerable<ProblemInArea> found) =>
        [.. found.OrderByDescending(p => p.Problem.LastTold).ThenBy(p => p.Kind.Slug, StringComparer.Ordinal).ThenBy(p => p.Key)];

    private sealed record FollowedKind(Guid Id, KnownKind Kind, KnownRule Rule);
}
