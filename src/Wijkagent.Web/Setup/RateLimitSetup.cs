using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Wijkagent.Web.Setup;

/// <summary>Names of the limits; an action takes one with <c>[EnableRateLimiting(RateLimits.Tracking)]</c>.</summary>
public static class RateLimits
{
    /// <summary>Sending a report; held to a ceiling for everybody together too.</summary>
    public const string Submitting = "submitting";

    /// <summary>Starting a draft.</summary>
    public const string Drafting = "drafting";

    /// <summary>Opening a report with its code and secret, and writing to it.</summary>
    public const string Tracking = "tracking";
}

/// <summary>How often one address may do something; section <c>Limits</c> of the settings.</summary>
public sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Reports an address sends in ten minutes.</summary>
    public int ReportsPerTenMinutes { get; init; } = 10;

    /// <summary>Reports everybody together sends in a minute, on this node.</summary>
    public int AllReportsPerMinute { get; init; } = 300;

    /// <summary>Drafts an address starts in ten minutes.</summary>
    public int DraftsPerTenMinutes { get; init; } = 60;

    /// <summary>Times an address opens or writes to a report in a minute.</summary>
    public int TrackingPerMinute { get; init; } = 30;
}

/// <summary>
/// Limits per address, where an IPv6 address is its first 64 bits. Who meets one reads a page that says how long to
/// wait and whom to call. The counters are those of one node.
/// </summary>
public static class RateLimitSetup
{
    private const int Segments = 6;
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<LimitOptions>(builder.Configuration.GetSection(LimitOptions.Section));
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = SayWhenAgain;
            limiter.AddPolicy(RateLimits.Submitting, PerAddress(limits => limits.ReportsPerTenMinutes, TenMinutes));
            limiter.AddPolicy(RateLimits.Drafting, PerAddress(limits => limits.DraftsPerTenMinutes, TenMinutes));
            limiter.AddPolicy(RateLimits.Tracking, PerAddress(limits => limits.TrackingPerMinute, OneMinute));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.Submitting
                    ? Window(RateLimits.Submitting, Options(context).AllReportsPerMinute, OneMinute)
                    : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static Func<HttpContext, RateLimitPartition<string>> PerAddress(Func<LimitOptions, int> limit, TimeSpan window) =>
        context => Window(NetworkOf(context.Connection.RemoteIpAddress), limit(Options(context)), window);

    private static RateLimitPartition<string> Window(string key, int limit, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = window,
            SegmentsPerWindow = Segments,
        });

    private static LimitOptions Options(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;

    /// <summary>A household has one IPv4 address, or the first 64 bits of its IPv6 addresses.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };

    private static ValueTask SayWhenAgain(OnRejectedContext context, CancellationToken cancel)
    {
        // A sliding window does not tell when it has room again; the next segment is the soonest.
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : OneMinute;
        context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
