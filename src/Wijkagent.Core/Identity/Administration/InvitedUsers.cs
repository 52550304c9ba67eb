using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>Whose invitation works, and whose is too old: by the last time that it was mailed.</summary>
internal static class InvitedUsers
{
    private static readonly string[] Mailed = [nameof(UserInvited), nameof(InvitationSentAgain)];

    /// <summary>Whom an invitation was mailed to after a moment, UTC.</summary>
    public static IQueryable<User> MailedAfter(this IQueryable<User> users, WijkagentDbContext db, DateTime moment) =>
        users.Where(u => db.Events.Any(e => e.SubjectId == u.Id && Mailed.Contains(e.Name) && e.OccurredAt > moment));

    /// <summary>Whom none was mailed to after a moment, UTC.</summary>
    public static IQueryable<User> NotMailedAfter(this IQueryable<User> users, WijkagentDbContext db, DateTime moment) =>
        users.Where(u => !db.Events.Any(e => e.SubjectId == u.Id && Mailed.Contains(e.Name) && e.OccurredAt > moment));

    /// <summary>Whom an invitation was mailed to, and none after a moment, UTC: an account that was made in another way is none of these.</summary>
    public static IQueryable<User> LastMailedBefore(this IQueryable<User> users, WijkagentDbContext db, DateTime moment) =>
        users.NotMailedAfter(db, moment).Where(u => db.Events.Any(e => e.SubjectId == u.Id && Mailed.Contains(e.Name)));

    /// <summary>Before when an invitation was mailed that does not work any more, UTC; at that moment itself too.</summary>
    public static DateTime ExpiredAt(DateTime now) => now - AccountTokens.LifeOf(TokenPurpose.Invitation);
}
