using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>A moment as it is read.</summary>
/// <param name="ReportCode">In the diary of which report.</param>
/// <param name="Number">Which of its moments, in the order in which they were added.</param>
/// <param name="HappenedOn">On which day.</param>
/// <param name="HappenedAt">At what time it began, local.</param>
/// <param name="Minutes">How long it took; null when not told.</param>
/// <param name="HowBad">How bad it was.</param>
/// <param name="Text">What happened, in the reporter's words.</param>
/// <param name="Photo">The number of its picture among those of the report; null when it has none.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
/// <param name="TakenBackAt">When it was taken back, UTC; null when it stands.</param>
/// <param name="Earlier">What stood in it before it was corrected, oldest first.</param>
public sealed record DiaryLine(
    string ReportCode,
    int Number,
    DateOnly HappenedOn,
    TimeOnly HappenedAt,
    int? Minutes,
    HowBad HowBad,
    string Text,
    int? Photo,
    DateTime AddedAt,
    DateTime? TakenBackAt,
    IReadOnlyList<EarlierMoment> Earlier)
{
    /// <summary>Whether no officer read it yet, or what was changed in it.</summary>
    [JsonIgnore]
    public bool IsNew { get; init; }

    /// <summary>Whether it counts.</summary>
    [JsonIgnore]
    public bool Stands => TakenBackAt is null;

    /// <summary>When it was last added, corrected or taken back, UTC.</summary>
    [JsonIgnore]
    public DateTime TouchedAt => new[] { AddedAt, TakenBackAt ?? AddedAt, Earlier.Count > 0 ? Earlier[^1].CorrectedAt : AddedAt }.Max();
}

/// <summary>What a moment said before it was corrected.</summary>
/// <param name="CorrectedAt">When it was corrected, UTC.</param>
/// <param name="HappenedOn">On which day, before.</param>
/// <param name="HappenedAt">At what time, before.</param>
/// <param name="Minutes">How long, before.</param>
/// <param name="HowBad">How bad, before.</param>
/// <param name="Text">What happened, before.</param>
public sealed record EarlierMoment(DateTime CorrectedAt, DateOnly HappenedOn, TimeOnly HappenedAt, int? Minutes, HowBad HowBad, string Text)
{
    /// <summary>What of it was corrected then.</summary>
    [JsonIgnore]
    public MomentParts Changed { get; init; }

    /// <summary>Those that stood in a moment, oldest first, with what of each was corrected: the next one found what it made.</summary>
    internal static IReadOnlyList<EarlierMoment> Of(DiaryMoment moment)
    {
        var all = moment.Earlier.OrderBy(b => b.CorrectedAt)
            .Select(b => new EarlierMoment(b.CorrectedAt, b.HappenedOn, b.HappenedAt, b.Minutes, b.HowBad, b.Text)).ToList();
        var now = new EarlierMoment(default, moment.HappenedOn, moment.HappenedAt, moment.Minutes, moment.HowBad, moment.Text);
        return [.. all.Select((earlier, i) => earlier with { Changed = earlier.OtherThan(i + 1 < all.Count ? all[i + 1] : now) })];
    }

    private MomentParts OtherThan(EarlierMoment after) =>
        ((HappenedOn, HappenedAt) == (after.HappenedOn, after.HappenedAt) ? MomentParts.None : MomentParts.When)
        | (Minutes == after.Minutes ? MomentParts.None : MomentParts.Length)
        | (HowBad == after.HowBad ? MomentParts.None : MomentParts.HowBad)
        | (Text == after.Text ? MomentParts.None : MomentParts.Text);
}

/// <summary>What a moment of a diary says.</summary>
[Flags]
public enum MomentParts
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>On which day and at what time.</summary>
    When = 1,

    /// <summary>How bad it was.</summary>
    HowBad = 2,

    /// <summary>How long it took.</summary>
    Length = 4,

    /// <summary>What happened.</summary>
    Text = 8,
}

/// <summary>Reads diaries, the newest moment first.</summary>
public sealed class DiaryReading(WijkagentDbContext db, Contents contents)
{
    /// <summary>The most moments that are read for one page.</summary>
    public const int Most = DiaryMoment.Most;

    /// <summary>The diary of a report that was found for a member of staff.</summary>
    public async Task<IReadOnlyList<DiaryLine>> OfAsync(ReportFile report, CancellationToken cancel) =>
        await ReadAsync([new Kept(report.Id, report.Code, report.DiaryNewSince)], cancel);

    /// <summary>The diaries of the reports on a case that was found, as far as this person handles them.</summary>
    public async Task<IReadOnlyList<DiaryLine>> OfAsync(CaseFile file, Actor actor, CancellationToken cancel) => await ReadAsync(
        await db.Reports.AsNoTracking().VisibleTo(actor).Where(r => r.CaseId == file.Id && r.Diary.Count > 0)
            .Select(r => new Kept(r.Id, r.Code, r.DiaryNewSince)).ToListAsync(cancel),
        cancel);

    /// <summary>The diary of a report, to its reporter.</summary>
    internal Task<IReadOnlyList<DiaryLine>> OfOwnAsync(Guid reportId, string code, CancellationToken cancel) =>
        ReadAsync([new Kept(reportId, code, null)], cancel);

    private async Task<IReadOnlyList<DiaryLine>> ReadAsync(List<Kept> reports, CancellationToken cancel)
    {
        var ids = reports.ConvertAll(r => r.Id);
        if (ids.Count == 0)
            return [];
        var moments = await db.DiaryMoments.AsNoTracking().Include(m => m.Earlier).Where(m => ids.Contains(m.ReportId))
            .OrderByDescending(m => m.HappenedOn).ThenByDescending(m => m.HappenedAt).ThenByDescending(m => m.Number).ThenBy(m => m.Id)
            .Take(Most).ToListAsync(cancel);
        if (moments.Count == 0)
            return [];
        await contents.OpenAllAsync(moments, cancel);
        await contents.OpenAllAsync(moments.SelectMany(m => m.Earlier), cancel);
        var photos = await db.ReportAttachments.AsNoTracking().Where(a => a.DiaryNumber != null && ids.Contains(a.ReportId!.Value))
            .Select(a => new { a.ReportId, a.DiaryNumber, a.Number }).ToListAsync(cancel);
        return moments.ConvertAll(m =>
        {
            var report = reports.Find(r => r.Id == m.ReportId)!;
            var line = new DiaryLine(
                report.Code, m.Number, m.HappenedOn, m.HappenedAt, m.Minutes, m.HowBad, m.Text,
                photos.Find(p => p.ReportId == m.ReportId && p.DiaryNumber == m.Number)?.Number, m.AddedAt, m.TakenBackAt,
                EarlierMoment.Of(m));
            return line with { IsNew = report.NewSince is { } since && line.TouchedAt >= since };
        });
    }

    private sealed record Kept(Guid Id, string Code, DateTime? NewSince);
}
