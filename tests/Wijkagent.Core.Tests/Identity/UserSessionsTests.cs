using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity.Sessions;

namespace Wijkagent.Core.Tests.Identity;

/// <summary>A session on the server lives while it is used, and for a working day at most.</summary>
public sealed class UserSessionsTests
{
    [Fact]
    public async Task It_dies_after_half_an_hour_without_use()
    {
        using var desk = await Desk.BuildAsync();
        var (session, user) = (await StartAsync(desk), desk.Wim.UserId!.Value);

        desk.Clock.Advance(UserSession.IdleTime - TimeSpan.FromSeconds(1));
        Assert.True(await UseAsync(desk, session, user));
        desk.Clock.Advance(UserSession.IdleTime - TimeSpan.FromSeconds(1));
        Assert.True(await UseAsync(desk, session, user));
        desk.Clock.Advance(UserSession.IdleTime);
        Assert.False(await UseAsync(desk, session, user));
    }

    [Fact]
    public async Task It_dies_after_ten_hours_however_much_it_is_used()
    {
        using var desk = await Desk.BuildAsync();
        var (session, user) = (await StartAsync(desk), desk.Wim.UserId!.Value);

        for (var used = TimeSpan.Zero; used < UserSession.LongestTime - TimeSpan.FromMinutes(20); used += TimeSpan.FromMinutes(20))
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.True(await UseAsync(desk, session, user));
        }

        desk.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await UseAsync(desk, session, user));
    }

    [Fact]
    public async Task Its_last_use_is_noted_to_the_minute_and_not_at_every_request()
    {
        using var desk = await Desk.BuildAsync();
        var (session, user) = (await StartAsync(desk), desk.Wim.UserId!.Value);
        var started = desk.Clock.GetUtcNow().UtcDateTime;

        desk.Clock.Advance(TimeSpan.FromSeconds(59));
        await UseAsync(desk, session, user);
        Assert.Equal(started, await SeenAsync(desk, session));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await UseAsync(desk, session, user);
        Assert.Equal(started.AddMinutes(1), await SeenAsync(desk, session));
    }

    [Fact]
    public async Task It_is_its_owners_alone_and_ends_for_good()
    {
        using var desk = await Desk.BuildAsync();
        var (session, other) = (await StartAsync(desk), await StartAsync(desk));

        Assert.False(await UseAsync(desk, session, desk.Cora.UserId!.Value));
        Assert.False(await UseAsync(desk, Guid.CreateVersion7(), desk.Wim.UserId!.Value));
        for (var i = 0; i < 2; i++)
            await desk.InRequestAsync<UserSessions, bool>(async s => { await s.EndAsync(session, desk.Wim.UserId!.Value, default); return true; });

        Assert.False(await UseAsync(desk, session, desk.Wim.UserId!.Value));
        Assert.True(await UseAsync(desk, other, desk.Wim.UserId!.Value));
    }

    [Fact]
    public async Task Signing_in_clears_the_persons_own_dead_sessions()
    {
        using var desk = await Desk.BuildAsync();
        await StartAsync(desk);
        await StartAsync(desk, desk.Cora.UserId);
        desk.Clock.Advance(UserSession.IdleTime + TimeSpan.FromSeconds(1));

        var fresh = await StartAsync(desk);

        await using var db = desk.Open();
        Assert.Equal([fresh], await db.UserSessions.Where(s => s.UserId == desk.Wim.UserId).Select(s => s.Id).ToListAsync());
        Assert.Equal(1, await db.UserSessions.CountAsync(s => s.UserId == desk.Cora.UserId));
    }

    private static Task<Guid> StartAsync(Desk desk, Guid? user = null) =>
        desk.InRequestAsync<UserSessions, Guid>(s =>
            s.StartAsync(user ?? desk.Wim.UserId!.Value, SignInWay.Password, new DeviceName("Firefox", "Linux"), default));

    private static Task<bool> UseAsync(Desk desk, Guid session, Guid user) => desk.InRequestAsync<UserSessions, bool>(async s =>
        await s.UseAsync(session, user, default) is not null);

    private static async Task<DateTime> SeenAsync(Desk desk, Guid session)
    {
        await using var db = desk.Open();
        return (await db.UserSessions.SingleAsync(s => s.Id == session)).SeenAt;
    }
}
