using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>Ask to be called.</summary>
/// <param name="Code">About which report.</param>
/// <param name="Phone">The number, as it was typed.</param>
/// <param name="Moment">When somebody likes to be called.</param>
public sealed record AskCallBack(string Code, string? Phone, CallMoment? Moment);

/// <summary>A reporter asks the officer to call. The caller has made sure that the visitor holds the report.</summary>
public sealed class CallBacks(WijkagentDbContext db, Contents contents, TimeProvider clock)
{
    /// <summary>Asks it, or gives another number or time while the officer is still to call.</summary>
    /// <returns>
    /// Done; <see cref="NothingHere"/>, <see cref="ValueMissing"/>, <see cref="NotAPhoneNumber"/>, or what
    /// <see cref="Report.AskCallBack"/> refuses.
    /// </returns>
    public async Task<Result> AskAsync(AskCallBack ask, CancellationToken cancel)
    {
        var check = new InputCheck();
        var phone = check.Line(ask.Phone, nameof(ask.Phone), ReporterContact.PhoneLength, required: true);
        if (phone.Length > 0 && ContactText.Phone(phone) is null)
            check.Refuse(new NotAPhoneNumber(nameof(ask.Phone)));
        if (ask.Moment is null)
            check.Refuse(new ValueMissing(nameof(ask.Moment)));
        if (check.Error is { } error)
            return error;
        var report = await db.Reports.InUse().Include(r => r.Kind).Include(r => r.CallBacks.Where(c => c.EndedAt == null))
            .SingleOrDefaultAsync(r => r.Code == ask.Code, cancel);
        if (report is null)
            return new NothingHere();
        await contents.OpenAllAsync(report.CallBacks, cancel);
        var asked = report.AskCallBack(phone, ask.Moment!.Value, Actor.Reporter, clock.GetUtcNow().UtcDateTime);
        return asked.IsDone ? await db.SaveOrDoAgainAsync(Result.Done, () => AskAsync(ask, cancel), cancel) : asked;
    }
}
