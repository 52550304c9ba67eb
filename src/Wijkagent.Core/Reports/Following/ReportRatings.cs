using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Say what to think of an answer.</summary>
/// <param name="Code">Of which report.</param>
/// <param name="Solved">Whether it is solved.</param>
/// <param name="Satisfaction">How satisfied, from 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
public sealed record RateReport(string Code, Solved? Solved, int? Satisfaction);

/// <summary>A reporter says what to think of the answer. The caller has made sure that the visitor holds the report.</summary>
public sealed class ReportRatings(WijkagentDbContext db, Contents contents, TimeProvider clock)
{
    /// <summary>Keeps both answers. Sent twice they are kept once.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, <see cref="ValueMissing"/>, or what <see cref="Report.Rate"/> refuses.</returns>
    public async Task<Result> RateAsync(RateReport rate, CancellationToken cancel)
    {
        var check = new InputCheck();
        if (rate.Solved is null)
            check.Refuse(new ValueMissing(nameof(rate.Solved)));
        if (rate.Satisfaction is not (>= 1 and <= ReportRating.MostSatisfied))
            check.Refuse(new ValueMissing(nameof(rate.Satisfaction)));
        if (check.Error is { } error)
            return error;
        if (await FindAsync(rate.Code, cancel) is not { } report)
            return new NothingHere();
        var rated = report.Rate(rate.Solved!.Value, rate.Satisfaction!.Value, Actor.Reporter, Now());
        if (rated.Error is RatedAlready && report.Rating is { } given && given.Solved == rate.Solved && given.Satisfaction == rate.Satisfaction)
            return Result.Done;
        return rated.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => RateAsync(rate, cancel), cancel) : rated;
    }

    /// <summary>Keeps why. Sent twice it is kept once.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, what is wrong with the text, or what <see cref="Report.ExplainRating"/> refuses.</returns>
    public async Task<Result> ExplainAsync(string code, string? explanation, CancellationToken cancel)
    {
        var text = RequiredText.Lines(explanation, "Explanation", ReportRating.TextLength);
        if (!text.IsDone)
            return text.Error;
        if (await FindAsync(code, cancel) is not { } report)
            return new NothingHere();
        await contents.OpenAsync(report.Rating, cancel);
        var explained = report.ExplainRating(text.Value, Actor.Reporter, Now());
        if (explained.Error is RatedAlready && report.Rating?.Text?.Value == text.Value)
            return Result.Done;
        return explained.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => ExplainAsync(code, explanation, cancel), cancel) : explained;
    }

    private Task<Report?> FindAsync(string code, CancellationToken cancel) =>
        db.Reports.InUse().Include(r => r.Kind).Include(r => r.Ratings).SingleOrDefaultAsync(r => r.Code == code, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
