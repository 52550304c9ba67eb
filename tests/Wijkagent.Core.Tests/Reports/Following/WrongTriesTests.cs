using System.Net;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports.Following;

/// <summary>Five wrong secrets from one address close it for an hour.</summary>
public sealed class WrongTriesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(CoreHost.Now));
    private readonly WrongTries tries;

    public WrongTriesTests() => tries = new WrongTries(clock);

    [Fact]
    public void The_sixth_try_within_an_hour_is_refused_and_each_counts_for_its_own_hour()
    {
        var address = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < 5; i++)
        {
            Assert.True(tries.TryBegin(address));
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.False(tries.TryBegin(address));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(tries.TryBegin(address));
        Assert.False(tries.TryBegin(address));
        Assert.True(tries.TryBegin(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void A_right_one_does_not_count()
    {
        var address = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < 20; i++)
        {
            Assert.True(tries.TryBegin(address));
            tries.Forgive(address);
        }

        tries.Forgive(IPAddress.Parse("192.0.2.9"));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData(null, null, true)]
    public void A_household_is_one_address_and_its_neighbours_are_others(string? first, string? second, bool same)
    {
        for (var i = 0; i < WrongTries.Limit; i++)
            tries.TryBegin(first is null ? null : IPAddress.Parse(first));

        Assert.Equal(!same, tries.TryBegin(second is null ? null : IPAddress.Parse(second)));
    }

    [Fact]
    public void Addresses_whose_hour_is_over_do_not_pile_up()
    {
        for (var i = 0; i < 1100; i++)
            tries.TryBegin(new IPAddress([10, 0, (byte)(i / 256), (byte)(i % 256)]));
        Assert.Equal(1100, tries.Addresses);

        clock.Advance(WrongTries.Remembered);
        tries.TryBegin(IPAddress.Parse("198.51.100.1"));

        Assert.Equal(1, tries.Addresses);
    }

    [Fact]
    public void Cleaning_up_forgets_nobody_who_still_counts()
    {
        var address = IPAddress.Parse("198.51.100.1");
        for (var i = 0; i < WrongTries.Limit; i++)
            tries.TryBegin(address);

        for (var i = 0; i < 1100; i++)
            tries.TryBegin(new IPAddress([10, 0, (byte)(i / 256), (byte)(i % 256)]));

        Assert.False(tries.TryBegin(address));
    }
}
