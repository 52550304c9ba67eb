using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Setup;

/// <summary>How often somebody does something. It is asked by the page that does it, which keeps what was filled in.</summary>
/// <param name="most">How often in the time.</param>
/// <param name="time">In what time.</param>
public abstract class Turns(int most, TimeSpan time) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        who => RateLimitSetup.Window(who, most, time));

    /// <summary>Counts one; how long to wait, when there were too many. There may be room again when the next part of the time begins.</summary>
    protected TimeSpan? Count(string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired ? null : time / RateLimitSetup.Segments;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        limiter.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same for one address in ten minutes; what was filled in wrongly is not counted.</summary>
public abstract class TurnsOfAddress(int most) : Turns(most, RateLimitSetup.TenMinutes)
{
    /// <inheritdoc cref="Turns.Count" />
    protected TimeSpan? Count(IPAddress? address) => Count(VisitorNetwork.Of(address));
}

/// <summary>The same for one account in an hour, also when nothing came of it.</summary>
public abstract class TurnsOfAccount(int most) : Turns(most, RateLimitSetup.OneHour)
{
    /// <summary>Counts one; what to say when there were too many.</summary>
    public DoneTooOften? Take(Actor who) => Count(who.UserId?.ToString() ?? "") is { } wait ? new DoneTooOften(wait) : null;
}

/// <summary>How many reports one address sends; what was sent already is shown again, and not counted.</summary>
public sealed class SendingsOfAddress(IOptions<LimitOptions> limits) : TurnsOfAddress(limits.Value.ReportsPerTenMinutes)
{
    /// <summary>Counts a sending; what to say when there were too many.</summary>
    public SentTooOften? Take(IPAddress? address) => Count(address) is { } wait ? new SentTooOften(wait) : null;
}

/// <summary>How often one address asks to follow an area: each makes a mail or a feed.</summary>
public sealed class FollowingsOfAddress(IOptions<LimitOptions> limits) : TurnsOfAddress(limits.Value.FollowingsPerTenMinutes)
{
    /// <summary>Counts an asking; what to say when there were too many.</summary>
    public AskedTooOften? Take(IPAddress? address) => Count(address) is { } wait ? new AskedTooOften(wait) : null;
}

/// <summary>How often one account opens what is not its own with a reason: who tries many numbers finds out which there are.</summary>
public sealed class OpeningsOfAccount(IOptions<LimitOptions> limits) : TurnsOfAccount(limits.Value.OpeningsPerHour);

/// <summary>How often one account takes entries out of the audit log: each is up to 50,000 of them.</summary>
public sealed class AuditExportsOfAccount(IOptions<LimitOptions> limits) : TurnsOfAccount(limits.Value.AuditExportsPerHour);
