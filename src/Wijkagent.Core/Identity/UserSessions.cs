using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>Starts, checks and ends sessions.</summary>
public sealed class UserSessions(WijkagentDbContext db, TimeProvider clock)
{
    // Writing the last use at every request would make every look at a page a write.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    /// <summary>Somebody signs in: a new session, whose key goes into the cookie. The person's own dead ones are cleared.</summary>
    public async Task<Guid> StartAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (tooOld, tooIdle) = (now - UserSession.LongestTime, now - UserSession.IdleTime);
        await db.UserSessions
            .Where(s => s.UserId == userId && (s.StartedAt < tooOld || s.SeenAt < tooIdle))
            .ExecuteDeleteAsync(cancel);
        var session = new UserSession(userId, now);
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>Whether the session is this person's and still lives; its last use is noted.</summary>
    public async Task<bool> UseAsync(Guid sessionId, Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.UserSessions
            .Where(s => s.Id == sessionId && s.UserId == userId)
            .Select(s => new { s.StartedAt, s.SeenAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null || now - found.StartedAt >= UserSession.LongestTime || now - found.SeenAt >= UserSession.IdleTime)
            return false;
        if (now - found.SeenAt >= SeenPrecision)
            await db.UserSessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        return true;
    }

    /// <summary>Somebody signs out. Ending it again changes nothing.</summary>
    public Task EndAsync(Guid sessionId, CancellationToken cancel) =>
        db.UserSessions.Where(s => s.Id == sessionId).ExecuteDeleteAsync(cancel);
}
