using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>A report that was set apart, as who judges it reads it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">For the buttons.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Sensitive">Whether few may see it.</param>
/// <param name="Urgency">How quickly somebody should look.</param>
/// <param name="Neighbourhood">Where, by name.</param>
/// <param name="Place">Where, in the reporter's words.</param>
/// <param name="Text">What was told.</param>
/// <param name="Details">What was answered to the kind's own questions, as it is kept.</param>
/// <param name="Photos">How many pictures came along.</param>
/// <param name="Anonymous">Whether without contact details.</param>
/// <param name="HasMailbox">Whether an address was proved that can be blocked.</param>
/// <param name="Language">The language it was told in.</param>
/// <param name="Signs">Why it was set apart.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
/// <param name="ApartUntil">When it goes to the officer by itself, UTC.</param>
public sealed record ReportApart(
    string Code,
    int Version,
    LocalizedText Kind,
    bool Sensitive,
    Urgency Urgency,
    string Neighbourhood,
    SealedText Place,
    SealedText Text,
    SealedText? Details,
    int Photos,
    bool Anonymous,
    bool HasMailbox,
    string Language,
    ReportSigns Signs,
    DateTime? ReceivedAt,
    DateTime? ApartUntil)
{
    /// <summary>How many of the websites to which it links can be chosen to be blocked.</summary>
    public const int MostWebsites = 5;

    /// <summary>The websites to which it links, the first of them.</summary>
    public IReadOnlyList<string> Websites => Text.Value is { } told ? [.. WebHost.LinkedIn(told).Take(MostWebsites)] : [];
}

/// <summary>Say that a report is abuse.</summary>
/// <param name="Reason">What its reporter reads.</param>
/// <param name="Along">What of it goes on the block list; null for nothing.</param>
public sealed record JudgeAbuse(string? Reason, BlockAlong? Along = null);

/// <summary>
/// The reports that wait for the coordinator because of how they were sent, and what comes of them. Of two who judge one at
/// the same moment the first holds; who says the same is done, who says otherwise is told.
/// </summary>
public sealed class ReportsApart(
    WijkagentDbContext db, ReporterNews news, SendingBlocks blocks, Contents contents, AuditLog log, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>How many are shown; the rest follows when these are judged.</summary>
    public const int Most = 20;

    /// <summary>How many wait for this person.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken cancel) => db.Reports.ApartFor(actor).CountAsync(cancel);

    /// <summary>Those that go by themselves first. What is shown is noted.</summary>
    public async Task<IReadOnlyList<ReportApart>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var rows = await db.Reports.AsNoTracking().ApartFor(actor)
            .OrderBy(r => r.ApartUntil).ThenBy(r => r.Code)
            .Take(Most)
            .Select(r => new ReportApart(
                r.Code,
                r.Version,
                new LocalizedText(r.Kind.Name.Nl, r.Kind.Name.En),
                r.Kind.Sensitive,
                r.Kind.Urgency,
                r.Neighbourhood.Name,
                r.PlaceText.At(r.Id),
                r.Text.At(r.Id),
                r.Details.At(r.Id),
                db.ReportAttachments.Count(a => a.ReportId == r.Id),
                r.Contact == null,
                r.Contact!.EmailVerifiedAt != null && r.Contact.FoundBy != null,
                r.Language,
                r.Signs,
                r.ReceivedAt,
                r.ApartUntil))
            .ToListAsync(cancel);
        await contents.OpenAllAsync(rows, cancel);
        if (rows.Count > 0)
            await log.NoteAsync(AuditNote.OfList(nameof(Report), new { Status = ReportStatus.SetApart }, null, 1, rows.Select(r => r.Code)), actor, cancel);
        return rows;
    }

    /// <summary>It is a real report: it goes on as if it had not been set apart.</summary>
    /// <returns>Done, also when it was released before; <see cref="NothingHere"/> or <see cref="NotSetApart"/>.</returns>
    public async Task<Result> ReleaseAsync(string code, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(code, by, cancel) is not { } report)
            return await WhatBecameAsync(code, nameof(ReportReleased), by, cancel);
        var released = report.Release(by, clock.GetUtcNow().UtcDateTime);
        return released.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => ReleaseAsync(code, by, cancel), cancel) : released;
    }

    /// <summary>It is abuse: it is not taken up, and its reporter reads why. What of it was chosen is on the block list from then on.</summary>
    /// <returns>
    /// Done, also when that was said before; <see cref="NothingHere"/>, <see cref="NotSetApart"/>, what is wrong with a reason,
    /// or what <see cref="SendingBlocks"/> refuses: then nothing is done.
    /// </returns>
    public async Task<Result> JudgeAbuseAsync(string code, JudgeAbuse judge, Actor by, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var judged = await PrepareAbuseAsync(code, judge, by, cancel);
            // Nothing half done: the page that follows notes what it shows, in a save of its own.
            if (!judged.IsDone)
                db.ChangeTracker.Clear();
            if (!judged.IsDone || await db.SaveUnlessTakenAsync(dialect, tries, cancel))
                return judged;
        }
    }

    private async Task<Result> PrepareAbuseAsync(string code, JudgeAbuse judge, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(code, by, cancel) is not { } report)
            return await WhatBecameAsync(code, nameof(ReportJudgedAbuse), by, cancel);
        var text = RequiredText.Lines(judge.Reason, nameof(judge.Reason), ReportMessage.TextLength);
        if (!text.IsDone)
            return text.Error;
        if (judge.Along is { HasAny: true } along && await blocks.AddAsync(report, along, by, cancel) is { Error: { } refused })
            return refused;
        var now = clock.GetUtcNow().UtcDateTime;
        var judged = report.JudgeAbuse(text.Value, by, now);
        if (!judged.IsDone)
            return judged.Error;
        await news.AddAsync(report, ReportNews.Declined, now, cancel);
        return Result.Done;
    }

    private Task<Report?> FindAsync(string code, Actor by, CancellationToken cancel) =>
        db.Reports.ApartFor(by).Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Code == code, cancel);

    // Whoever may judge it and finds it judged learns that, and nothing of it to anybody else.
    private async Task<Result> WhatBecameAsync(string code, string wanted, Actor by, CancellationToken cancel)
    {
        if (!by.May(Identity.Permission.JudgeSuspicious)
            || await db.Reports.KnownTo(by).Where(r => r.Code == code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel) is not { } id)
        {
            return new NothingHere();
        }

        return await db.Events.AnyAsync(e => e.SubjectId == id && e.Name == wanted, cancel) ? Result.Done : new NotSetApart();
    }
}
