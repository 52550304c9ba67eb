using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Reports.Known;

/// <summary>What is read of a report to know whether it is shown: nothing that its reporter wrote.</summary>
internal sealed record KnownTold(
    Guid Id, Guid KindId, Guid? CaseId, Guid? ToldWith, Guid NeighbourhoodId, double? Latitude, double? Longitude, DateTime ReceivedAt, ReportStatus Status,
    CaseStatus? CaseStatus, byte[]? FoundBy);

/// <summary>A problem that may be shown, and by what it is known again.</summary>
/// <param name="Key">Its case; else the report that was told first.</param>
/// <param name="Reports">The reports that were told of it, as far as they are seen from here.</param>
/// <param name="Problem">What is shown.</param>
internal sealed record SeenProblem(Guid Key, IReadOnlyList<Guid> Reports, KnownProblem Problem);

/// <summary>
/// From where is looked at what people told of one kind: squares and neighbourhoods, or neighbourhoods alone where the place
/// was told in words. Every rule of ADR 0017 about how near, by how many, and for how many homes is here.
/// </summary>
/// <param name="Rule">The rule of the kind.</param>
/// <param name="Neighbourhoods">In which what is known to its neighbourhood is seen.</param>
/// <param name="Squares">In which what is known to its square is seen; null where there is no square.</param>
/// <param name="Reaches">How near each neighbourhood lets itself be known; those that do not at all are not in it.</param>
internal sealed record KnownSight(
    KnownRule Rule,
    IReadOnlySet<Guid> Neighbourhoods,
    IReadOnlySet<KnownSquare>? Squares,
    IReadOnlyDictionary<Guid, (MappedNeighbourhood Area, KnownReach Reach)> Reaches)
{
    private const int Few = 2;
    private const int Many = 5;

    /// <summary>What may be shown of what was told of the kind; the order says nothing.</summary>
    public IEnumerable<SeenProblem> Problems(IEnumerable<KnownTold> told)
    {
        var held = told.Where(Holds).ToDictionary(t => t.Id);
        return held.Values
            .GroupBy(t => ProblemOf(t, held))
            .Select(alike => (alike.Key, Told: (IReadOnlyList<KnownTold>)[.. alike.OrderBy(t => t.ReceivedAt)]))
            .Select(problem => (problem.Key, problem.Told, Shown: Describe(problem.Told)))
            .Where(problem => problem.Shown is not null)
            .Select(problem => new SeenProblem(problem.Key, [.. problem.Told.Select(t => t.Id)], problem.Shown!));
    }

    private bool Holds(KnownTold told) => Reaches.ContainsKey(told.NeighbourhoodId) && (IsBySquare(told)
        ? SquareOf(told.Latitude, told.Longitude, Rule) is { } there && Squares!.Contains(there)
        : Neighbourhoods.Contains(told.NeighbourhoodId));

    private bool IsBySquare(KnownTold told) => Squares is not null && ReachOf(told) == KnownReach.Square;

    // Who learns the square by a pin, and the neighbourhood without one, would know the piece that both share.
    private int TellersFor(KnownTold told) =>
        Squares is null && ReachOf(told) == KnownReach.Square ? Math.Max(Rule.Tellers, KnownReports.ManyEnough) : Rule.Tellers;

    private KnownReach ReachOf(KnownTold told) => Reaches[told.NeighbourhoodId].Reach;

    /// <summary>What a report is part of: its case, else what its reporter said that it belongs with, which is always older.</summary>
    private static Guid ProblemOf(KnownTold told, Dictionary<Guid, KnownTold> held) =>
        told.CaseId ?? (told.ToldWith is not { } with ? told.Id : held.TryGetValue(with, out var earlier) ? ProblemOf(earlier, held) : with);

    /// <summary>A problem, the report that was told first standing for it; null when too few told of it.</summary>
    private KnownProblem? Describe(IReadOnlyList<KnownTold> alike)
    {
        var anchor = alike[0];
        var (tellers, needed) = (Count(alike), TellersFor(anchor));
        // Where one is not enough only an officer puts several together: reporters can say of anything that it belongs with theirs.
        if (needed > 1 && Count([.. alike.Where(t => t.CaseId is not null)]) < needed)
            return null;
        var bySquare = IsBySquare(anchor);
        return new KnownProblem(
            anchor.Id,
            bySquare ? 2 * Rule.Metres : null,
            bySquare ? null : Reaches[anchor.NeighbourhoodId].Area.Name,
            WorkingTime.DayOf(alike[^1].ReceivedAt),
            KnownStates.Of(anchor.Status, anchor.CaseStatus),
            tellers >= Many ? KnownCrowd.Many : tellers >= Few ? KnownCrowd.Few : KnownCrowd.One);
    }

    /// <summary>How many reporters. One can tell a thing twice; without an address nobody knows.</summary>
    private static int Count(IReadOnlyList<KnownTold> alike) =>
        alike.Count(t => t.FoundBy is null) + alike.Where(t => t.FoundBy is not null).DistinctBy(t => Convert.ToHexString(t.FoundBy!)).Count();

    /// <summary>The square in which a place lies; null without a place.</summary>
    internal static KnownSquare? SquareOf(double? latitude, double? longitude, KnownRule rule) =>
        latitude is { } lat && longitude is { } lon ? KnownSquare.Of(lat, lon, rule.Metres) : null;
}
