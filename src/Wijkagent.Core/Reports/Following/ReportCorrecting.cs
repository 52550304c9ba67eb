using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Correct what was told.</summary>
/// <param name="Code">Which report.</param>
/// <param name="Text">What happened, as it has to read.</param>
/// <param name="PlaceWords">The place in words, as it has to read.</param>
public sealed record CorrectReport(string Code, string? Text, string? PlaceWords);

/// <summary>A reporter corrects the own report. The caller has made sure that the visitor holds it.</summary>
public sealed class ReportCorrecting(WijkagentDbContext db, Contents contents, SearchIndex index, TimeProvider clock)
{
    /// <summary>Corrects it; what stood there is kept. Sent twice it is done once, and where nothing differs nothing changes.</summary>
    /// <returns>
    /// Done; <see cref="NothingHere"/>, what is wrong with the texts, or what <see cref="Report.Correct"/> refuses.
    /// </returns>
    public async Task<Result> CorrectAsync(CorrectReport correct, CancellationToken cancel)
    {
        var check = new InputCheck();
        var text = check.Lines(correct.Text, nameof(correct.Text), Report.TextLength, required: true);
        var place = check.Lines(correct.PlaceWords, nameof(correct.PlaceWords), Report.PlaceLength, required: true);
        if (check.Error is { } error)
            return error;
        var report = await db.Reports.InUse().Include(r => r.Kind).SingleOrDefaultAsync(r => r.Code == correct.Code, cancel);
        if (report is null)
            return new NothingHere();
        await contents.OpenAsync(report, cancel);
        var corrected = report.Correct(text, place, Actor.Reporter, clock.GetUtcNow().UtcDateTime);
        if (!corrected.IsDone)
            return corrected.Error;
        if (!corrected.Value)
            return Result.Done;
        await index.AddNewAsync(db, report.Id, ((IFoundByWords)report).TextToFind, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => CorrectAsync(correct, cancel), cancel);
    }
}
