using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Shared.Uploads;

/// <summary>
/// How many forms with files this node reads at a time. A file is in memory until it is made ready, so this is what holds
/// that memory, however many send at once and however slowly. One address can't take all turns.
/// </summary>
public sealed class UploadTurns : IDisposable
{
    /// <summary>Whoever sends less than this for a while gives the turn up, bytes a second.</summary>
    private const double LeastRate = 8 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly PartitionedRateLimiter<string>[] parts;
    private readonly PartitionedRateLimiter<string> turns;

    /// <summary>As many turns as the settings say.</summary>
    public UploadTurns(IOptions<LimitOptions> limits)
    {
        parts =
        [
            PartitionedRateLimiter.Create<string, string>(address => AtOnce(address, limits.Value.UploadsAtOnce)),
            PartitionedRateLimiter.Create<string, string>(_ => AtOnce("", limits.Value.AllUploadsAtOnce)),
        ];
        turns = PartitionedRateLimiter.CreateChained(parts);
    }

    /// <summary>Takes a turn for a request, to be given back by disposing of it; none is acquired when all are taken.</summary>
    public RateLimitLease Take(HttpContext context)
    {
        var turn = turns.AttemptAcquire(VisitorNetwork.Of(context.Connection.RemoteIpAddress));
        if (turn.IsAcquired && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } body)
            body.MinDataRate = new MinDataRate(LeastRate, Grace);
        return turn;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        turns.Dispose();
        // A chain leaves its parts, and their timers, to who made them.
        foreach (var part in parts)
            part.Dispose();
    }

    private static RateLimitPartition<string> AtOnce(string key, int turns) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = turns });
}
