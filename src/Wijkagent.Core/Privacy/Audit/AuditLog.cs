using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Writes down what somebody does that changes nothing by itself. What does change something raises an event, and the
/// context writes its entry in the same save.
/// </summary>
public sealed class AuditLog(WijkagentDbContext db, AuditContext context, Contents contents)
{
    /// <summary>Notes an act in the save that follows.</summary>
    public void Add(AuditNote note, Actor by) => db.AuditEntries.Add(AuditEntry.Of(note, by, context));

    /// <summary>Keeps why somebody does something, in the save that follows.</summary>
    /// <returns>The key by which an entry names it.</returns>
    public Guid Keep(string why) => db.AuditReasons.Add(new AuditReason(AuditEntry.StreamOf(context.Now, context.Node), why)).Entity.Id;

    /// <summary>
    /// Notes that somebody is about to see something. Fails when it can't be written: then nothing is shown either. What
    /// was left unsaved, such as a step that was refused, is let go of: looking saves nothing in passing.
    /// </summary>
    /// <param name="note">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="why">Why, where it had to be said.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task NoteAsync(AuditNote note, Actor by, string? why, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        Add(why is null ? note : note with { Reason = Keep(why) }, by);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>The same of what needed no reason.</summary>
    public Task NoteAsync(AuditNote note, Actor by, CancellationToken cancel) => NoteAsync(note, by, null, cancel);

    /// <summary>
    /// Notes that somebody of the staff asked for a report or case and was shown nothing. One that is not theirs and one that
    /// is not there are noted alike: neither the answer nor the time it takes tells which it was.
    /// </summary>
    /// <param name="subjectType">What kind of thing.</param>
    /// <param name="typed">The code or number as it was asked for; what can't be one is not noted.</param>
    /// <param name="by">Who asked.</param>
    /// <param name="cancel">Stops it.</param>
    public Task NoteRefusedAsync(string subjectType, string typed, Actor by, CancellationToken cancel) =>
        by.Kind == ActorKind.Staff && PublicCode.Normalise(typed) is { } code
            ? NoteAsync(new AuditNote(AuditActivity.ViewRefused, subjectType, null, code), by, cancel)
            : Task.CompletedTask;

    /// <summary>Notes in the save that follows that somebody signed in; what is done next is done in that session.</summary>
    public async Task AddSignInAsync(UserSession session, CancellationToken cancel)
    {
        context.Use(session.Id);
        Add(Of(AuditActivity.SignedIn, session.UserId) with { Filters = WayOf(session.Way.ToString()) }, await OwnerAsync(session.UserId, cancel));
    }

    /// <summary>Notes in the save that follows that sessions of somebody end.</summary>
    public async Task AddSignOutAsync(Guid userId, IEnumerable<Guid> sessions, CancellationToken cancel) =>
        Add(
            Of(AuditActivity.SignedOut, userId) with { Shown = [.. sessions.Select(AuditContext.Of)] },
            await OwnerAsync(userId, cancel));

    /// <summary>
    /// Notes that somebody was refused. Who it was is not known, only whose account was tried; of an address that is
    /// nobody's nothing is kept.
    /// </summary>
    /// <param name="userId">Whose account; null when there is none.</param>
    /// <param name="way">What was shown: a password, a code.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task NoteRefusalAsync(Guid? userId, string way, CancellationToken cancel)
    {
        Add(new AuditNote(AuditActivity.SignInRefused, nameof(User), userId) { Filters = WayOf(way) }, Actor.Visitor);
        await db.SaveChangesAsync(cancel);
    }

    private static AuditNote Of(AuditActivity activity, Guid userId) => new(activity, nameof(User), userId);

    private static string WayOf(string way) => JsonSerializer.Serialize(new { way });

    /// <summary>The owner of an account, in the roles held now.</summary>
    private async Task<Actor> OwnerAsync(Guid userId, CancellationToken cancel)
    {
        var roles = await (from held in db.UserRoles
                           join role in db.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           select role.Name!).ToListAsync(cancel);
        var owner = Actor.Visitor with { Kind = ActorKind.Resident, UserId = userId, Roles = roles.ToHashSet() };
        if (!RoleNames.NeedSecondFactor(roles))
            return owner;
        var name = await db.Users.Where(u => u.Id == userId).Select(u => u.SealedName.At(u.Id)).SingleOrDefaultAsync(cancel);
        await contents.OpenTextsAsync([name], cancel);
        return owner with { Kind = ActorKind.Staff, Name = name?.Value ?? "" };
    }
}
