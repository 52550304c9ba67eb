using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Wijkagent.Web.Account;

/// <summary>
/// How often somebody may try to sign in. Known and unknown accounts are counted alike, in memory: it costs no write
/// that would tell them apart. Nobody can lock somebody else out for longer than the window lasts.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    /// <summary>How long tries are remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Tries on one account from one address.</summary>
    public const int PerAddressAndAccount = 10;

    /// <summary>Tries on one account from anywhere.</summary>
    public const int PerAccount = 60;

    /// <summary>Tries from one address: a station may have a single one.</summary>
    public const int PerAddress = 200;

    private const int Ipv6NetworkBytes = 8;

    private readonly PartitionedRateLimiter<(string Address, string Account)> limits =
        PartitionedRateLimiter.CreateChained(
            Limit(t => t.Address + "|" + t.Account, PerAddressAndAccount),
            Limit(t => t.Account, PerAccount),
            Limit(t => t.Address, PerAddress));

    /// <summary>Counts a try; false when there were too many.</summary>
    public bool Allow(IPAddress? address, string account)
    {
        using var lease = limits.AttemptAcquire((NetworkOf(address), account.Trim().ToUpperInvariant()));
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => limits.Dispose();

    private static PartitionedRateLimiter<(string Address, string Account)> Limit(
        Func<(string Address, string Account), string> key, int most) =>
        PartitionedRateLimiter.Create<(string Address, string Account), string>(tried =>
            RateLimitPartition.GetFixedWindowLimiter(key(tried), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window }));

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
}
