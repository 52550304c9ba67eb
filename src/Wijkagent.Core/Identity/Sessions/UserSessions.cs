using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Identity.Sessions;

/// <summary>A session that lives, as a request finds it.</summary>
/// <param name="Id">The session.</param>
/// <param name="UserId">Whose.</param>
/// <param name="Way">How its owner signed in.</param>
/// <param name="ConfirmedAt">When its owner last proved to be there, UTC.</param>
public sealed record LiveSession(Guid Id, Guid UserId, SignInWay Way, DateTime ConfirmedAt)
{
    /// <summary>How long a proof of being there holds for changes that matter.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromMinutes(10);

    /// <summary>Whether it was begun with more than a password or a mailbox.</summary>
    public bool IsStrong => Way is not (SignInWay.Password or SignInWay.MailLink);

    /// <summary>Whether its owner proved to be there just now.</summary>
    public bool IsConfirmed(DateTime now) => now - ConfirmedAt < ConfirmedFor;
}

/// <summary>A session as its owner sees it in the list.</summary>
/// <param name="Id">The session.</param>
/// <param name="Device">From which browser.</param>
/// <param name="StartedAt">When it started, UTC.</param>
/// <param name="SeenAt">When it was last used, UTC.</param>
public sealed record ListedSession(Guid Id, DeviceName Device, DateTime StartedAt, DateTime SeenAt);

/// <summary>Starts, checks and ends sessions; starts and ends are noted in the audit log.</summary>
public sealed class UserSessions(WijkagentDbContext db, AuditLog log, TimeProvider clock)
{
    // So many fit in an entry; nobody has as many.
    private const int MostNoted = 100;

    // Writing the last use at every request would make every look at a page a write.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    /// <summary>Somebody signs in: a new session, whose key goes into the cookie. The person's own dead ones are cleared.</summary>
    public async Task<Guid> StartAsync(Guid userId, SignInWay way, DeviceName device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.UserSessions.DeadAt(now).Where(s => s.UserId == userId).ExecuteDeleteAsync(cancel);
        var session = new UserSession(userId, way, device, now);
        db.UserSessions.Add(session);
        await log.AddSignInAsync(session, cancel);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>The session when it is this person's and still lives, else null; its last use is noted.</summary>
    public async Task<LiveSession?> UseAsync(Guid sessionId, Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.UserSessions
            .Where(s => s.Id == sessionId && s.UserId == userId)
            .Select(s => new { s.StartedAt, s.SeenAt, s.Way, s.ConfirmedAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null || now - found.StartedAt >= UserSession.LongestTime || now - found.SeenAt >= UserSession.IdleTime)
            return null;
        if (now - found.SeenAt >= SeenPrecision)
            await db.UserSessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        return new LiveSession(sessionId, userId, found.Way, found.ConfirmedAt);
    }

    /// <summary>The person's sessions that live, the last used first.</summary>
    public async Task<IReadOnlyList<ListedSession>> ListAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (tooOld, tooIdle) = (now - UserSession.LongestTime, now - UserSession.IdleTime);
        return await db.UserSessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.StartedAt > tooOld && s.SeenAt > tooIdle)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id)
            .Select(s => new ListedSession(s.Id, new DeviceName(s.Browser, s.System), s.StartedAt, s.SeenAt))
            .ToListAsync(cancel);
    }

    /// <summary>Its owner proved to be there once more.</summary>
    public Task ConfirmAsync(LiveSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.UserSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ConfirmedAt, now), cancel);
    }

    /// <summary>Deletes everybody's sessions that are dead: who never signs in again has none cleared by it.</summary>
    public Task ClearDeadAsync(CancellationToken cancel) => db.UserSessions.DeadAt(clock.GetUtcNow().UtcDateTime).ExecuteDeleteAsync(cancel);

    /// <summary>Ends a session of this person. Ending it again changes nothing.</summary>
    public Task EndAsync(Guid sessionId, Guid userId, CancellationToken cancel) =>
        EndAsync(db.UserSessions.Where(s => s.Id == sessionId && s.UserId == userId), userId, cancel);

    /// <summary>Ends all sessions of this person but one.</summary>
    public Task EndOthersAsync(Guid sessionId, Guid userId, CancellationToken cancel) =>
        EndAsync(db.UserSessions.Where(s => s.Id != sessionId && s.UserId == userId), userId, cancel);

    /// <summary>Ends all sessions of this person.</summary>
    public Task EndAllAsync(Guid userId, CancellationToken cancel) =>
        EndAsync(db.UserSessions.Where(s => s.UserId == userId), userId, cancel);

    private async Task EndAsync(IQueryable<UserSession> ending, Guid userId, CancellationToken cancel)
    {
        var sessions = await ending.Select(s => s.Id).Take(MostNoted).ToListAsync(cancel);
        if (sessions.Count == 0)
            return;

        // The entry first: a session that was noted as ended and still lives is ended at the next try, one that ended
        // without a note would never be noted.
        await log.AddSignOutAsync(userId, sessions, cancel);
        await db.SaveChangesAsync(cancel);
        await ending.ExecuteDeleteAsync(cancel);
    }
}

/// <summary>Which sessions are to go.</summary>
internal static class UserSessionQueries
{
    /// <summary>Those that were dead at a moment, UTC: begun or last used too long before it.</summary>
    public static IQueryable<UserSession> DeadAt(this IQueryable<UserSession> sessions, DateTime at)
    {
        var (tooOld, tooIdle) = (at - UserSession.LongestTime, at - UserSession.IdleTime);
        return sessions.Where(s => s.StartedAt < tooOld || s.SeenAt < tooIdle);
    }
}
