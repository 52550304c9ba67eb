using System.Net;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Setup;

/// <summary>How often somebody does something. It is asked by the page that does it, which keeps what was filled in.</summary>
/// <param name="most">How often in the time.</param>
/// <param name="time">In what time, counted back from now.</param>
/// <param name="clock">What time it is.</param>
public abstract class Turns(int most, TimeSpan time, TimeProvider clock)
{
    private readonly RecentMoments moments = new(time, clock);

    /// <summary>Counts one; how long to wait, when there were too many.</summary>
    protected TimeSpan? Count(string who) => moments.AddUnless(who, most);

    /// <summary>The last does not count.</summary>
    protected void GiveBack(string who) => moments.TakeBack(who);
}

/// <summary>The same for one address in ten minutes; what was filled in wrongly is not counted.</summary>
public abstract class TurnsOfAddress(int most, TimeProvider clock) : Turns(most, RateLimitSetup.TenMinutes, clock)
{
    /// <inheritdoc cref="Turns.Count(string)" />
    protected TimeSpan? Count(IPAddress? address) => Count(VisitorNetwork.Of(address));

    /// <inheritdoc cref="Turns.GiveBack(string)" />
    protected void GiveBack(IPAddress? address) => GiveBack(VisitorNetwork.Of(address));
}

/// <summary>The same for one account in an hour, also when nothing came of it.</summary>
public abstract class TurnsOfAccount(int most, TimeProvider clock) : Turns(most, RateLimitSetup.OneHour, clock)
{
    /// <summary>Counts one; what to say when there were too many.</summary>
    public DoneTooOften? Take(Actor who) => Count(who.UserId?.ToString() ?? "") is { } wait ? new DoneTooOften(wait) : null;
}

/// <summary>
/// How many reports one address sends. What was sent already is shown again and what is refused is shown with what is wrong:
/// neither is counted, as neither costs more than the page itself, which anybody may open.
/// </summary>
public sealed class SendingsOfAddress(IOptions<LimitOptions> limits, ReportCeiling ceiling, TimeProvider clock) : TurnsOfAddress(limits.Value.ReportsPerTenMinutes, clock)
{
    /// <summary>Takes a turn, for <see cref="SpendAsync"/>: also what is not answered yet counts. What to say when there were too many.</summary>
    public SentTooOften? Take(IPAddress? address) => Count(address) is { } wait ? new SentTooOften(wait) : null;

    /// <summary>
    /// Spends the turn that was taken, and one of <see cref="ReportCeiling"/>: what is refused gives both back. What met the limit
    /// of a mailbox or a browser, or failed on the way, does not: that cost as much as what is kept.
    /// </summary>
    /// <returns>What came of it; null when this minute is full.</returns>
    public async Task<Result<T>?> SpendAsync<T>(IPAddress? address, Func<Task<Result<T>>> send)
    {
        if (!ceiling.TryTake())
        {
            GiveBack(address);
            return null;
        }

        var sent = await send();
        if (sent.Error is not (null or SentTooOften))
        {
            GiveBack(address);
            ceiling.GiveBack();
        }

        return sent;
    }
}

/// <summary>
/// How many reports a node takes in from everybody together in a minute. It is asked after the limit per address, and counts
/// what that counts: one address can't use it up for all others.
/// </summary>
public sealed class ReportCeiling(IOptions<LimitOptions> limits, TimeProvider clock) : Turns(limits.Value.AllReportsPerMinute, RateLimitSetup.OneMinute, clock)
{
    private const string Everybody = "";

    /// <summary>Counts a report; false when this minute is full.</summary>
    public bool TryTake() => Count(Everybody) is null;

    /// <summary>The last does not count.</summary>
    public void GiveBack() => GiveBack(Everybody);
}

/// <summary>How often one address asks to follow an area: each makes a mail or a feed.</summary>
public sealed class FollowingsOfAddress(IOptions<LimitOptions> limits, TimeProvider clock) : TurnsOfAddress(limits.Value.FollowingsPerTenMinutes, clock)
{
    /// <summary>Counts an asking; what to say when there were too many.</summary>
    public AskedTooOften? Take(IPAddress? address) => Count(address) is { } wait ? new AskedTooOften(wait) : null;
}

/// <summary>How often one account opens what is not its own with a reason: who tries many numbers finds out which there are.</summary>
public sealed class OpeningsOfAccount(IOptions<LimitOptions> limits, TimeProvider clock) : TurnsOfAccount(limits.Value.OpeningsPerHour, clock);

/// <summary>How often one account takes entries out of the audit log: each is up to 50,000 of them.</summary>
public sealed class AuditExportsOfAccount(IOptions<LimitOptions> limits, TimeProvider clock) : TurnsOfAccount(limits.Value.AuditExportsPerHour, clock);
