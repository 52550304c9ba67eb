using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// Removes name, address and number from a report at the wish of its reporter; it goes on as an anonymous one. The caller has
/// made sure that the visitor holds it.
/// </summary>
public sealed class NameRemoval(WijkagentDbContext db, WaitingMails mails, Contents contents, RemovedNames removedNames, TimeProvider clock)
{
    /// <summary>
    /// Removes them, with the mails about the report that wait, and no mailbox that is blocked says any more that it was its.
    /// Links in mails that were sent open nothing any more. Should an older copy of the database be put back, the next night
    /// removes them again. Doing it again changes nothing.
    /// </summary>
    /// <returns>Done; <see cref="NothingHere"/>, <see cref="NameIsHeld"/>, or what <see cref="Report.RemoveName"/> refuses.</returns>
    public async Task<Result> RemoveAsync(string code, CancellationToken cancel)
    {
        var report = await db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).Include(r => r.CallBacks.Where(c => c.EndedAt == null))
            .SingleOrDefaultAsync(r => r.Code == code, cancel);
        if (report is null)
            return new NothingHere();
        if (await db.LegalHolds.AnyAsync(h => h.LiftedAt == null && (h.SubjectId == report.Id || h.SubjectId == report.CaseId), cancel))
            return new NameIsHeld();
        await contents.OpenAsync(report.Contact, cancel);
        var address = report.Contact?.Email?.Value;
        var removed = report.RemoveName(Actor.Reporter, clock.GetUtcNow().UtcDateTime);
        if (!removed.IsDone)
            return removed.Error;
        if (!removed.Value)
            return Result.Done;
        if (address is not null)
            await mails.RemoveAsync(address, code, cancel);
        foreach (var block in await db.SendingBlocks.Where(b => b.ReportCode == code && b.Mailbox != null).ToListAsync(cancel))
            block.ForgetReport();
        // First: should the save fail, the night does what was asked.
        await removedNames.KeepAsync(report.Id, cancel);
        return await db.SaveOrDoAgainAsync(Result.Done, () => RemoveAsync(code, cancel), cancel);
    }
}
