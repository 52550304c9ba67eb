using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>Whether an account can be used.</summary>
public enum UserState
{
    /// <summary>Its owner may sign in.</summary>
    Active,

    /// <summary>Its owner was invited and did not accept yet.</summary>
    Invited,

    /// <summary>The same, by a link that is too old to work.</summary>
    InvitationExpired,

    /// <summary>Nobody may sign in with it.</summary>
    Disabled,
}

/// <summary>Which accounts are looked for; null leaves a thing open.</summary>
/// <param name="Words">Part of a name or address.</param>
/// <param name="Role">A role, by name.</param>
/// <param name="State">Whether it can be used.</param>
public sealed record UserFilter(string? Words = null, string? Role = null, UserState? State = null);

/// <summary>One line of the list of accounts.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">How others read who it is.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Roles">What it is for.</param>
public sealed record UserRow(Guid Id, string Name, string Email, UserState State, IReadOnlyList<string> Roles);

/// <summary>An account, for who looks after it.</summary>
/// <param name="Row">Who it is.</param>
/// <param name="OfficerSlug">The officer it belongs to.</param>
/// <param name="OfficerName">The same, by name.</param>
/// <param name="TeamSlug">The team.</param>
/// <param name="TeamName">The same, by name.</param>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="Factors">The other ways in.</param>
/// <param name="Sessions">How many sessions live.</param>
/// <param name="InvitedAt">When the last invitation was mailed, UTC; null when there was none.</param>
public sealed record UserFile(
    UserRow Row,
    string? OfficerSlug,
    string? OfficerName,
    string? TeamSlug,
    string? TeamName,
    bool HasPassword,
    FactorState Factors,
    int Sessions,
    DateTime? InvitedAt);

/// <summary>A team to choose.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">What it is called.</param>
public sealed record TeamName(string Slug, string Name);

/// <summary>The accounts, for who looks after them. What is shown is noted in the audit log.</summary>
public sealed class UserDirectory(
    WijkagentDbContext db, SecondFactors factors, UserSessions sessions, AuditLog log, TimeProvider clock)
{
    /// <summary>How many lines are on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Counting stops here.</summary>
    public const int CountLimit = 2000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One page of what is looked for, by name; a page past the end is the last one.</summary>
    public async Task<Page<UserRow>> ListAsync(UserFilter filter, int page, Actor actor, CancellationToken cancel)
    {
        var found = Find(filter, actor);
        var total = await found.AnyUpTo(CountLimit).CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var shown = await found.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var roles = await RolesOfAsync([.. shown.Select(u => u.Id)], cancel);
        var works = await WorkingOfAsync([.. shown.Where(u => u.IsInvited).Select(u => u.Id)], cancel);
        var note = AuditNote.OfList(nameof(User), filter, filter.Words, number, shown.Select(u => u.Id.ToString()));
        await log.NoteAsync(note, actor, cancel);
        return new Page<UserRow>([.. shown.Select(u => RowOf(u, roles[u.Id], works.Contains(u.Id)))], number, PageSize, total);
    }

    /// <summary>How many accounts are in a state.</summary>
    public Task<int> CountAsync(UserState? state, Actor actor, CancellationToken cancel) =>
        Find(new UserFilter(State: state), actor).AnyUpTo(CountLimit).CountAsync(cancel);

    /// <summary>One account; null when it is not there for this person.</summary>
    public async Task<UserFile?> FindAsync(Guid userId, Actor actor, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().VisibleTo(actor).Include(u => u.Officer).SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null)
            return null;
        var team = await db.Teams.Where(t => t.Id == user.TeamId).Select(t => new TeamName(t.Slug, t.Name)).SingleOrDefaultAsync(cancel);
        var invitedAt = await db.Events
            .Where(e => e.SubjectId == userId && (e.Name == nameof(UserInvited) || e.Name == nameof(InvitationSentAgain)))
            .MaxAsync(e => (DateTime?)e.OccurredAt, cancel);
        var file = new UserFile(
            RowOf(user, (await RolesOfAsync([userId], cancel))[userId], invitedAt > InvitedUsers.ExpiredAt(Now)), user.Officer?.Slug, user.Officer?.Name, team?.Slug, team?.Name,
            user.PasswordHash is not null, await factors.OfAsync(user, cancel), (await sessions.ListAsync(userId, cancel)).Count, invitedAt);
        await log.NoteAsync(new AuditNote(AuditActivity.Viewed, nameof(User), userId).On(LookGround.Function), actor, cancel);
        return file;
    }

    /// <summary>The teams there are, by name.</summary>
    public Task<List<TeamName>> TeamsAsync(CancellationToken cancel) =>
        db.Teams.OrderBy(t => t.Name).Select(t => new TeamName(t.Slug, t.Name)).ToListAsync(cancel);

    private IQueryable<User> Find(UserFilter filter, Actor actor)
    {
        var found = db.Users.AsNoTracking().VisibleTo(actor);
        found = filter.State switch
        {
            UserState.Active => found.Where(u => u.DisabledAt == null && u.EmailConfirmed),
            UserState.Invited => found.Where(u => u.DisabledAt == null && !u.EmailConfirmed).MailedAfter(db, InvitedUsers.ExpiredAt(Now)),
            UserState.InvitationExpired => found.Where(u => u.DisabledAt == null && !u.EmailConfirmed).NotMailedAfter(db, InvitedUsers.ExpiredAt(Now)),
            UserState.Disabled => found.Where(u => u.DisabledAt != null),
            _ => found,
        };
        if (filter.Role is { } role)
            found = found.Where(u => db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name == role)));
        if (filter.Words is not null && LikePattern.Contains(filter.Words) is var pattern)
            found = found.Where(u => EF.Functions.Like(u.DisplayName, pattern, LikePattern.Escape) || EF.Functions.Like(u.Email!, pattern, LikePattern.Escape));
        return found;
    }

    private async Task<ILookup<Guid, string>> RolesOfAsync(Guid[] ids, CancellationToken cancel) => (
        await (from held in db.UserRoles
               join role in db.Roles on held.RoleId equals role.Id
               where ids.Contains(held.UserId)
               select new { held.UserId, role.Name }).ToListAsync(cancel)).ToLookup(r => r.UserId, r => r.Name!);

    /// <summary>Which of these have an invitation that works.</summary>
    private async Task<HashSet<Guid>> WorkingOfAsync(Guid[] ids, CancellationToken cancel) => ids.Length == 0 ? [] :
        [.. await db.Users.Where(u => ids.Contains(u.Id)).MailedAfter(db, InvitedUsers.ExpiredAt(Now)).Select(u => u.Id).ToListAsync(cancel)];

    private static UserRow RowOf(User user, IEnumerable<string> roles, bool invitationWorks) => new(
        user.Id,
        user.DisplayName,
        user.Email!,
        user.DisabledAt is not null ? UserState.Disabled
            : !user.IsInvited ? UserState.Active
            : invitationWorks ? UserState.Invited
            : UserState.InvitationExpired,
        [.. RoleNames.All.Where(roles.Contains)]);
}

/// <summary>Which accounts somebody may look after.</summary>
public static class UserAccess
{
    /// <summary>All of them for who manages users, none for others.</summary>
    public static IQueryable<User> VisibleTo(this IQueryable<User> users, Actor actor) =>
        actor.May(Permission.ManageUsers) ? users : users.Where(_ => false);
}
