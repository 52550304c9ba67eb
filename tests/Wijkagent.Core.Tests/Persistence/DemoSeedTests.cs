using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence.Seeding;

namespace Wijkagent.Core.Tests.Persistence;

public sealed class DemoSeedTests : IDisposable
{
    private readonly DemoTown town = new();

    [Fact]
    public async Task A_second_time_changes_nothing()
    {
        await town.SeedAsync();
        var before = await CountEverythingAsync();

        var second = await town.SeedAsync();

        Assert.Null(second);
        Assert.Equal(before, await CountEverythingAsync());
    }

    [Theory]
    [InlineData("2026-03-30T00:04:00Z")]
    [InlineData("2026-10-25T01:30:00Z")]
    [InlineData("2027-01-01T00:00:00Z")]
    public async Task The_town_can_be_made_at_any_moment(string moment)
    {
        town.Clock.AdjustTime(DateTimeOffset.Parse(moment, null));

        await town.SeedAsync();

        await using var db = town.Open();
        var now = town.Now;
        Assert.Equal(62, await db.Reports.CountAsync(r => r.SubmittedAt < now));
        Assert.False(await db.Events.AnyAsync(e => e.OccurredAt > now));
        Assert.False(await db.ContactMessages.AnyAsync(m => m.SentAt > now || m.HandledAt > now || m.HandledAt < m.SentAt));
    }

    [Fact]
    public async Task Outside_Development_nobody_can_know_an_account_or_a_secret()
    {
        await town.SeedAsync(known: false);

        await using var db = town.Open();
        Assert.Equal(62, await db.Reports.CountAsync());
        Assert.False(await db.Users.AnyAsync());
        var codes = KnownReport.All.Select(k => k.Code).ToList();
        Assert.False(await db.Reports.AnyAsync(r => codes.Contains(r.Code)));
    }

    public void Dispose() => town.Dispose();

    private async Task<string> CountEverythingAsync()
    {
        await using var db = town.Open();
        return $"{await db.Events.CountAsync()} {await db.Reports.CountAsync()} {await db.Users.CountAsync()} "
            + $"{await db.Articles.CountAsync()} {await db.Postcodes.CountAsync()} {await db.Outbox.CountAsync()} {await db.ContactMessages.CountAsync()}";
    }
}
