using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports;

/// <summary>What reporters thought of the answers, together.</summary>
/// <param name="Count">How many said something.</param>
/// <param name="Solved">How many of them said that it is solved.</param>
/// <param name="Satisfaction">How satisfied they are on average, from 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
public sealed record RatingFigure(int Count, int Solved, double Satisfaction);

/// <summary>Counts what reporters thought of the answers to the reports that somebody handles.</summary>
public sealed class RatingFigures(WijkagentDbContext db, TimeProvider clock)
{
    /// <summary>How many days back is counted.</summary>
    public const int Days = 90;

    /// <summary>With fewer answers than this there is no figure: one of them would be most of it.</summary>
    public const int Fewest = 5;

    /// <summary>The figure of the last <see cref="Days"/> days; null where too few said something.</summary>
    public async Task<RatingFigure?> OfAsync(Actor actor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var reports = db.Reports.VisibleTo(actor);
        var figure = await db.ReportRatings
            .Where(r => r.RatedAt >= since && reports.Any(report => report.Id == r.ReportId))
            .GroupBy(_ => 1)
            .Select(g => new RatingFigure(g.Count(), g.Count(r => r.Solved == Solved.Yes), g.Average(r => r.Satisfaction)))
            .SingleOrDefaultAsync(cancel);
        return figure?.Count >= Fewest ? figure : null;
    }
}
