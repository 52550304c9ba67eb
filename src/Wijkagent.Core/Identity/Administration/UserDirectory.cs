using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

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
/// <param name="Words">Part of the name or address of somebody of the staff, or the whole address of anybody.</param>
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

/// <summary>
/// The accounts, for who looks after them. Names and addresses are sealed, so those of the staff of the organisation are
/// opened to put them in order and to look for words in them; a resident is found by the whole address alone. What is
/// shown is noted in the audit log.
/// </summary>
public sealed class UserDirectory(
    WijkagentDbContext db, SearchIndex index, Contents contents, SecondFactors factors, UserSessions sessions, AuditLog log, TimeProvider clock)
{
    /// <summary>How many lines are on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Counting stops here.</summary>
    public const int CountLimit = 2000;

    /// <summary>So many of the staff are opened at most: of a larger organisation, those who came first.</summary>
    public const int OpenLimit = 10_000;

    // As many keys as a question to the database may ask for.
    private const int OpenedAtOnce = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One page of what is looked for, by name; a page past the end is the last one.</summary>
    public async Task<Page<UserRow>> ListAsync(UserFilter filter, int page, Actor actor, CancellationToken cancel)
    {
        var found = await FindAsync(filter, actor, cancel);
        var last = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var shown = found.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var roles = await RolesOfAsync([.. shown.Select(u => u.Id)], cancel);
        var works = await WorkingOfAsync([.. shown.Where(u => u.IsInvited).Select(u => u.Id)], cancel);
        var note = AuditNote.OfList(nameof(User), filter, filter.Words, number, shown.Select(u => u.Id.ToString()));
        await log.NoteAsync(note, actor, cancel);
        return new Page<UserRow>([.. shown.Select(u => RowOf(u, roles[u.Id], works.Contains(u.Id)))], number, PageSize, found.Count);
    }

    /// <summary>How many accounts of staff are in a state.</summary>
    public Task<int> CountAsync(UserState? state, Actor actor, CancellationToken cancel) =>
        Narrow(new UserFilter(State: state), actor).OfStaff(db).AnyUpTo(CountLimit).CountAsync(cancel);

    /// <summary>One account; null when it is not there for this person.</summary>
    public async Task<UserFile?> FindAsync(Guid userId, Actor actor, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().VisibleTo(actor).Include(u => u.Officer).OpenedAsync(userId, contents, cancel);
        if (user is null)
            return null;
        var team = await db.Teams.Where(t => t.Id == user.TeamId).Select(t => new TeamName(t.Slug, t.Name)).SingleOrDefaultAsync(cancel);
        var invitedAt = await db.Events
            .Where(e => e.SubjectId == userId && (e.Name == nameof(UserInvited) || e.Name == nameof(InvitationSentAgain)))
            .MaxAsync(e => (DateTime?)e.OccurredAt, cancel);
        var file = new UserFile(
            RowOf(FoundUser.Of(user), (await RolesOfAsync([userId], cancel))[userId], invitedAt > InvitedUsers.ExpiredAt(Now)), user.Officer?.Slug, user.Officer?.Name, team?.Slug, team?.Name,
            user.PasswordHash is not null, await factors.OfAsync(user, cancel), (await sessions.ListAsync(userId, cancel)).Count, invitedAt);
        await log.NoteAsync(new AuditNote(AuditActivity.Viewed, nameof(User), userId).On(LookGround.Function), actor, cancel);
        return file;
    }

    /// <summary>The teams there are, by name.</summary>
    public Task<List<TeamName>> TeamsAsync(CancellationToken cancel) =>
        db.Teams.OrderBy(t => t.Name).Select(t => new TeamName(t.Slug, t.Name)).ToListAsync(cancel);

    private async Task<List<FoundUser>> FindAsync(UserFilter filter, Actor actor, CancellationToken cancel)
    {
        var narrowed = Narrow(filter, actor);
        var found = await Read(narrowed.OfStaff(db).OrderBy(u => u.Id).Take(OpenLimit)).ToListAsync(cancel);
        foreach (var some in found.Chunk(OpenedAtOnce))
            await contents.OpenAllAsync(some, cancel);
        if (filter.Words is { } words)
        {
            found.RemoveAll(user => !user.Has(words));
            found.AddRange((await OfAddressAsync(narrowed, words, cancel)).ExceptBy(found.Select(user => user.Id), user => user.Id));
        }

        return [.. found.OrderBy(user => user.Name.ToString(), StringComparer.CurrentCultureIgnoreCase).ThenBy(user => user.Id)];
    }

    private async Task<List<FoundUser>> OfAddressAsync(IQueryable<User> users, string words, CancellationToken cancel)
    {
        if (EmailAddress.Read(words, nameof(UserFilter.Words)).Value is not { } address)
            return [];
        var hash = await index.AccountAsync(address, cancel);
        var found = await Read(users.Where(u => u.NormalizedEmail == hash)).ToListAsync(cancel);
        await contents.OpenAllAsync(found, cancel);
        return found;
    }

    private static IQueryable<FoundUser> Read(IQueryable<User> users) =>
        users.Select(u => new FoundUser(u.Id, u.SealedName.At(u.Id), u.SealedEmail.At(u.Id), u.EmailConfirmed, u.DisabledAt != null));

    private IQueryable<User> Narrow(UserFilter filter, Actor actor)
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

    private static UserRow RowOf(FoundUser user, IEnumerable<string> roles, bool invitationWorks) => new(
        user.Id,
        user.Name,
        user.Email ?? "",
        user.IsClosed ? UserState.Disabled
            : !user.IsInvited ? UserState.Active
            : invitationWorks ? UserState.Invited
            : UserState.InvitationExpired,
        [.. RoleNames.All.Where(roles.Contains)]);

    private sealed record FoundUser(Guid Id, SealedText Name, SealedText? Email, bool IsConfirmed, bool IsClosed)
    {
        public bool IsInvited => !IsConfirmed && !IsClosed;

        public static FoundUser Of(User user) => new(user.Id, user.SealedName, user.SealedEmail, user.EmailConfirmed, user.DisabledAt is not null);

        /// <summary>Whether the words are part of the name or the address, whatever capitals and accents.</summary>
        public bool Has(string words) => StaffNames.Has(Name, words) || StaffNames.Has(Email, words);
    }
}

/// <summary>Which accounts somebody may look after.</summary>
public static class UserAccess
{
    /// <summary>All of them for who manages users, none for others.</summary>
    public static IQueryable<User> VisibleTo(this IQueryable<User> users, Actor actor) =>
        actor.May(Permission.ManageUsers) ? users : users.Where(_ => false);

    /// <summary>All but those of residents: staff, partners, and who has no role any more.</summary>
    public static IQueryable<User> OfStaff(this IQueryable<User> users, WijkagentDbContext db) => users.Where(u =>
        !db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name == RoleNames.Resident))
        || db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name != RoleNames.Resident)));
}
