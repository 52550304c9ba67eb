using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Setup;

/// <summary>Names of the limits; an action takes one with <c>[EnableRateLimiting(RateLimits.Tracking)]</c>.</summary>
public static class RateLimits
{
    /// <summary>Starting a draft.</summary>
    public const string Drafting = "drafting";

    /// <summary>Sending pictures with a draft.</summary>
    public const string Uploading = "uploading";

    /// <summary>Opening a report with its code and secret, and writing to it.</summary>
    public const string Tracking = "tracking";

    /// <summary>Looking something up: a miss asks the geocoder.</summary>
    public const string Searching = "searching";

    /// <summary>Asking for addresses to choose from while typing.</summary>
    public const string Suggesting = "suggesting";

    /// <summary>Squares of the base map.</summary>
    public const string Tiles = "tiles";

    /// <summary>Writing to an officer.</summary>
    public const string Writing = "writing";

    /// <summary>Asking for and answering with a passkey.</summary>
    public const string Passkeys = "passkeys";

    /// <summary>Asking for a link to choose a new password.</summary>
    public const string PasswordLinks = "password-links";

    /// <summary>Asking for a link to sign in with.</summary>
    public const string SignInLinks = "sign-in-links";

    /// <summary>Lists and searches of the desk, the log included: counted by account.</summary>
    public const string DeskLists = "desk-lists";
}

/// <summary>How often one address, or one account, may do something; section <c>Limits</c> of the settings.</summary>
public sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Reports an address sends in ten minutes.</summary>
    public int ReportsPerTenMinutes { get; init; } = 10;

    /// <summary>Reports that are sent with one e-mail address in an hour.</summary>
    public int ReportsPerMailboxPerHour { get; init; } = 10;

    /// <summary>Reports that one browser sends in an hour.</summary>
    public int ReportsPerVisitPerHour { get; init; } = 10;

    /// <summary>The two that hold for what is sent and not for where it comes from.</summary>
    public SendingLimits OfSending => new(ReportsPerMailboxPerHour, ReportsPerVisitPerHour);

    /// <summary>Reports everybody together sends in a minute, on this node.</summary>
    public int AllReportsPerMinute { get; init; } = 300;

    /// <summary>Drafts an address starts in ten minutes.</summary>
    public int DraftsPerTenMinutes { get; init; } = 60;

    /// <summary>Times an address sends pictures in ten minutes; several can be sent at a time.</summary>
    public int UploadsPerTenMinutes { get; init; } = 60;

    /// <summary>Forms with pictures that one address sends at once.</summary>
    public int UploadsAtOnce { get; init; } = 3;

    /// <summary>Forms with pictures that everybody together sends at once, on this node.</summary>
    public int AllUploadsAtOnce { get; init; } = 8;

    /// <summary>Times an address opens or writes to a report in a minute.</summary>
    public int TrackingPerMinute { get; init; } = 30;

    /// <summary>Times an address looks something up in a minute.</summary>
    public int SearchesPerMinute { get; init; } = 60;

    /// <summary>Times an address asks for addresses to choose from in a minute: some ten while one is typed.</summary>
    public int SuggestionsPerMinute { get; init; } = 120;

    /// <summary>Squares of the base map an address asks in a minute: a map shows some 30, and a town hall may have one address.</summary>
    public int TilesPerMinute { get; init; } = 1200;

    /// <summary>Messages an address writes to officers in ten minutes.</summary>
    public int MessagesPerTenMinutes { get; init; } = 10;

    /// <summary>Times an address asks to follow an area in ten minutes.</summary>
    public int FollowingsPerTenMinutes { get; init; } = 10;

    /// <summary>Steps of signing in with a passkey that an address takes in a minute.</summary>
    public int PasskeysPerMinute { get; init; } = 60;

    /// <summary>Links to choose a new password that an address asks for in an hour.</summary>
    public int PasswordLinksPerHour { get; init; } = 5;

    /// <summary>Links to sign in with that an address asks for in an hour: a library or town hall may have a single one.</summary>
    public int SignInLinksPerHour { get; init; } = 20;

    /// <summary>Lists and searches of the desk that an account asks for in a minute.</summary>
    public int DeskListsPerMinute { get; init; } = 120;

    /// <summary>Times an account opens, or tries to open, what is not its own with a reason in an hour.</summary>
    public int OpeningsPerHour { get; init; } = 20;

    /// <summary>Times an account takes entries out of the audit log in an hour.</summary>
    public int AuditExportsPerHour { get; init; } = 20;
}

/// <summary>
/// Limits per address, where an IPv6 address is its first 64 bits, and per account for who is signed in. Who meets one reads a page that says how long to
/// wait and whom to call: each thing that was done counts for just the time of its limit, so that there is room when it says so.
/// The counters are those of one node.
/// </summary>
public static class RateLimitSetup
{
    internal static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    internal static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<LimitOptions>(builder.Configuration.GetSection(LimitOptions.Section));
        builder.Services.AddSingleton<ReportCeiling>();
        builder.Services.AddSingleton<SendingsOfAddress>();
        builder.Services.AddSingleton<FollowingsOfAddress>();
        builder.Services.AddSingleton<OpeningsOfAccount>();
        builder.Services.AddSingleton<AuditExportsOfAccount>();
        builder.Services.AddSingleton<UploadTurns>();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = SayWhenAgain;
        });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>, TimeProvider>((limiter, limits, clock) =>
        {
            var set = limits.Value;
            PerAddress(RateLimits.Drafting, set.DraftsPerTenMinutes, TenMinutes);
            PerAddress(RateLimits.Uploading, set.UploadsPerTenMinutes, TenMinutes);
            PerAddress(RateLimits.Tracking, set.TrackingPerMinute, OneMinute);
            PerAddress(RateLimits.Searching, set.SearchesPerMinute, OneMinute);
            PerAddress(RateLimits.Suggesting, set.SuggestionsPerMinute, OneMinute);
            PerAddress(RateLimits.Tiles, set.TilesPerMinute, OneMinute);
            PerAddress(RateLimits.Writing, set.MessagesPerTenMinutes, TenMinutes);
            PerAddress(RateLimits.Passkeys, set.PasskeysPerMinute, OneMinute);
            PerAddress(RateLimits.PasswordLinks, set.PasswordLinksPerHour, OneHour);
            PerAddress(RateLimits.SignInLinks, set.SignInLinksPerHour, OneHour);
            // A station may have a single address, and who is curious may have several.
            Add(RateLimits.DeskLists, AccountOf, set.DeskListsPerMinute, OneMinute);

            void PerAddress(string name, int most, TimeSpan window) => Add(name, AddressOf, most, window);

            void Add(string name, Func<HttpContext, string> who, int most, TimeSpan window)
            {
                var moments = new RecentMoments(window, clock);
                limiter.AddPolicy(name, context => RateLimitPartition.Get(who(context), key => new TurnLimiter(moments, key, most)));
            }
        });
    }

    private static string AddressOf(HttpContext context) => VisitorNetwork.Of(context.Connection.RemoteIpAddress);

    private static string AccountOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private static ValueTask SayWhenAgain(OnRejectedContext context, CancellationToken cancel)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            Failures.SayWhenAgain(context.HttpContext.Response, wait);
        return ValueTask.CompletedTask;
    }
}
