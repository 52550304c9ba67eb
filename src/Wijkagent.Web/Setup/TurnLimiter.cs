using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Wijkagent.Core.Common;

namespace Wijkagent.Web.Setup;

/// <summary>
/// The turns of one address or account, for the middleware: so many within a time, counted back from now. Who has none hears
/// exactly how long to wait, which a sliding window of .NET can't tell. What it counts lies in <see cref="RecentMoments"/>, so
/// that it can be dropped at any time.
/// </summary>
internal sealed class TurnLimiter(RecentMoments moments, string who, int most) : RateLimiter
{
    /// <inheritdoc />
    public override TimeSpan? IdleDuration => TimeSpan.MaxValue;

    /// <inheritdoc />
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Turn(moments.AddUnless(who, most));

    /// <inheritdoc />
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private sealed class Turn(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
