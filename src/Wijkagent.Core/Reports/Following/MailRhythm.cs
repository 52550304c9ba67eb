using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports.Following;

/// <summary>
/// A reporter chooses how often there is mail about the own report. The caller has made sure that the visitor holds it. It is
/// no event: how somebody reads mail is nothing that happened to the report.
/// </summary>
public sealed class MailRhythm(WijkagentDbContext db, ReporterNews news, TimeProvider clock)
{
    /// <summary>Chooses it. What waits leaves as it is chosen now: at once, or at the next morning of the other rhythm.</summary>
    /// <returns>Done, or <see cref="NothingHere"/> where nothing is mailed.</returns>
    public async Task<Result> ChooseAsync(string code, NewsRhythm rhythm, CancellationToken cancel)
    {
        var report = await db.Reports.InUse().Include(r => r.Kind).Include(r => r.Contact).SingleOrDefaultAsync(r => r.Code == code, cancel);
        if (report?.Contact is not { Email: not null, EmailVerifiedAt: not null } contact)
            return new NothingHere();
        if (contact.Rhythm == rhythm)
            return Result.Done;
        var now = clock.GetUtcNow().UtcDateTime;
        contact.HearBy(rhythm);
        if (rhythm == NewsRhythm.AtOnce)
            await news.AddWaitingAsync(report, now, cancel);
        else
            (await db.NewsThatWaits.Where(n => n.ReportId == report.Id).ToListAsync(cancel)).ForEach(n => n.WaitFor(rhythm, now));
        return await db.SaveOrDoAgainAsync(Result.Done, () => ChooseAsync(code, rhythm, cancel), cancel);
    }
}
