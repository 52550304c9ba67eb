using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Common;

/// <summary>How often something was seen within a time, and when it may be again.</summary>
public sealed class RecentMomentsTests
{
    private readonly FakeTimeProvider clock = new(CoreHost.Now);

    [Fact]
    public void There_is_room_when_the_oldest_that_counts_is_over_and_just_then()
    {
        var moments = new RecentMoments(TimeSpan.FromMinutes(10), clock);
        Assert.Null(moments.AddUnless("a", 2));
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(moments.AddUnless("a", 2));

        Assert.Equal(TimeSpan.FromMinutes(6), moments.AddUnless("a", 2));
        Assert.Null(moments.AddUnless("b", 2));
        clock.Advance(TimeSpan.FromMinutes(6) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), moments.AddUnless("a", 2));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(moments.AddUnless("a", 2));
        Assert.Equal(TimeSpan.FromMinutes(4), moments.AddUnless("a", 2));
    }

    [Fact]
    public void What_is_taken_back_leaves_its_room()
    {
        var moments = new RecentMoments(TimeSpan.FromMinutes(10), clock);
        moments.AddUnless("a", 1);
        moments.TakeBack("a");
        moments.TakeBack("a");

        Assert.Null(moments.AddUnless("a", 1));
        Assert.NotNull(moments.AddUnless("a", 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void What_is_over_does_not_pile_up(int minutes)
    {
        var moments = new RecentMoments(TimeSpan.FromMinutes(minutes), clock);
        for (var i = 0; i < 1000; i++)
            moments.AddUnless($"{i}", 5);
        Assert.Equal(1000, moments.Count);

        clock.Advance(TimeSpan.FromMinutes(minutes));
        moments.AddUnless("a", 5);

        Assert.Equal(1, moments.Count);
    }

    [Fact]
    public async Task At_once_no_more_are_let_through_than_may_also_while_what_is_over_is_forgotten()
    {
        var moments = new RecentMoments(TimeSpan.FromMinutes(1), clock);
        for (var round = 0; round < 5000; round++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            var through = 0;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            {
                if (moments.AddUnless("a", 1) is null)
                    Interlocked.Increment(ref through);
            })));

            Assert.Equal(1, through);
        }
    }
}
