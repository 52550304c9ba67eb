using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Wijkagent.Web.Account;

/// <summary>
/// How often somebody may try to sign in. Known and unknown accounts are counted alike, in memory: it costs no write
/// that would tell them apart. A browser that the person signed in from before has a count of its own, so that nobody
/// can lock somebody else out by trying.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    /// <summary>How long tries are remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Tries on one account from one address, or from one known browser.</summary>
    public const int PerAddressAndAccount = 10;

    /// <summary>Tries on one account from anywhere, known browsers left out.</summary>
    public const int PerAccount = 60;

    /// <summary>Tries from one address, known browsers left out: a station may have a single one.</summary>
    public const int PerAddress = 200;

    /// <summary>Codes in an hour from a known browser while others made the account pause.</summary>
    public const int CodesPerDevice = 10;

    private const int Ipv6NetworkBytes = 8;

    // The key of no address, and of no account: those are in capitals.
    private const string Known = "known";
    private static readonly TimeSpan CodeWindow = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<Try>[] parts =
    [
        Limit<Try>(t => t.Device ?? t.Address + "|" + t.Account, PerAddressAndAccount, Window),
        ForStrangers(t => t.Account, PerAccount),
        ForStrangers(t => t.Address, PerAddress),
    ];

    private readonly PartitionedRateLimiter<Try> limits;

    private readonly PartitionedRateLimiter<string> codes = Limit<string>(device => device, CodesPerDevice, CodeWindow);

    /// <summary>Nothing counted yet.</summary>
    public SignInLimits() => limits = PartitionedRateLimiter.CreateChained(parts);

    /// <summary>Counts a try; false when there were too many.</summary>
    /// <param name="address">From where.</param>
    /// <param name="account">The address that was typed.</param>
    /// <param name="device">What <see cref="KnownDevices"/> calls the browser.</param>
    public bool Allow(IPAddress? address, string account, string? device)
    {
        using var lease = limits.AttemptAcquire(new Try(NetworkOf(address), account.Trim().ToUpperInvariant(), device));
        return lease.IsAcquired;
    }

    /// <summary>Counts a code from a browser that is known; false when there were too many.</summary>
    public bool AllowCode(string device)
    {
        using var lease = codes.AttemptAcquire(device);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        limits.Dispose();
        // A chain leaves its parts, and their timers, to who made them.
        foreach (var part in parts)
            part.Dispose();
        codes.Dispose();
    }

    private static PartitionedRateLimiter<T> Limit<T>(Func<T, string> key, int most, TimeSpan window) =>
        PartitionedRateLimiter.Create<T, string>(tried => Partition(key(tried), most, window));

    // What a known browser tries counts for it alone.
    private static PartitionedRateLimiter<Try> ForStrangers(Func<Try, string> key, int most) =>
        PartitionedRateLimiter.Create<Try, string>(tried => tried.Device is null ? Partition(key(tried), most, Window) : RateLimitPartition.GetNoLimiter(Known));

    private static RateLimitPartition<string> Partition(string key, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });

    // A household or provider hands out whole /64 networks of IPv6: a single address says nothing.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, Ipv6NetworkBytes)
            : address.ToString();
    }

    private sealed record Try(string Address, string Account, string? Device);
}
