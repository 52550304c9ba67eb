using System.Net;
using System.Net.Sockets;

namespace Wijkagent.Core.Common;

/// <summary>What counts as one visitor where tries are counted.</summary>
public static class VisitorNetwork
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>
    /// The IPv4 address, or the first 64 bits of an IPv6 address: a provider hands out whole /64 networks, so a single
    /// address says nothing. Empty for no address.
    /// </summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, Ipv6NetworkBytes),
        _ => address.ToString(),
    };
}
