using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Privacy.Rights;

/// <summary>
/// Gathers all that is held of the owner of an account. Every feature is asked for what that person may know of it; that it
/// was looked at is noted in the audit log before it is given.
/// </summary>
public sealed class OwnDataReader(
    WijkagentDbContext db,
    UserManager<User> users,
    SecondFactors factors,
    ConsentRecords consents,
    UserSessions sessions,
    ReportsOfAddress reports,
    RequestFollowing requests,
    SubscriptionsOfAddress subscriptions,
    AreasOfAddress areas,
    MessagesOfAddress messages,
    WaitingMails mails,
    AccountNews news,
    AuditLog log,
    TimeProvider clock)
{
    /// <summary>What the audit log calls it.</summary>
    public const string Noted = "OwnData";

    private const int MostMoments = 500;

    /// <summary>All of it.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="takenOut">Whether it is given as a file.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<OwnData> ReadAsync(User user, bool takenOut, CancellationToken cancel)
    {
        var address = user.Email!;
        var data = new OwnData(
            OwnData.PresentShape,
            clock.GetUtcNow().UtcDateTime,
            await AccountAsync(user, cancel),
            await consents.OfAsync(user.Id, cancel),
            [.. (await sessions.ListAsync(user.Id, cancel)).Select(s => new OwnSession(s.Device.Browser, s.Device.System, s.StartedAt, s.SeenAt))],
            [.. (await users.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt).Select(p => new OwnPasskey(p.Name ?? "", p.CreatedAt.UtcDateTime))],
            await HistoryAsync(user.Id, cancel),
            await reports.ReadAsync(address, cancel),
            await requests.OfAddressAsync(address, cancel),
            await subscriptions.ReadAsync(address, cancel),
            await areas.ReadAsync(address, cancel),
            await messages.ReadAsync(address, cancel),
            await mails.OfAsync(address, cancel),
            await ActsAsync(user.Id, cancel));
        var note = new AuditNote(takenOut ? AuditActivity.Exported : AuditActivity.Viewed, nameof(User), user.Id) { Event = Noted };
        await log.NoteAsync(note, await news.OwnerAsync(user), cancel);
        return data;
    }

    private async Task<OwnAccountFacts> AccountAsync(User user, CancellationToken cancel)
    {
        var state = await factors.OfAsync(user, cancel);
        return new OwnAccountFacts(
            user.Id, user.DisplayName, user.Email!, [.. await users.GetRolesAsync(user)],
            await db.Officers.Where(o => o.Id == user.OfficerId).Select(o => o.Name).SingleOrDefaultAsync(cancel),
            await db.Teams.Where(t => t.Id == user.TeamId).Select(t => t.Name).SingleOrDefaultAsync(cancel),
            user.PasswordHash is not null, state.HasApp, state.RecoveryCodes);
    }

    private async Task<IReadOnlyList<OwnMoment>> HistoryAsync(Guid userId, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == userId)
            .OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence)
            .Take(MostMoments)
            .Select(e => new { e.OccurredAt, e.Name, e.Payload })
            .ToListAsync(cancel);
        return events.ConvertAll(e => new OwnMoment(e.OccurredAt, e.Name == nameof(AccountChanged) ? ChangeIn(e.Payload) : e.Name));
    }

    private static string ChangeIn(string payload) =>
        JsonSerializer.Deserialize<AccountChanged>(payload, JsonSerializerOptions.Web)!.What.ToString();

    private async Task<List<OwnActs>> ActsAsync(Guid userId, CancellationToken cancel)
    {
        var months = await db.AuditEntries
            .Where(e => e.UserId == userId)
            // Of what is no moment, put there by hand, neither is anything, or the year is none.
            .GroupBy(e => new { Year = (int?)e.OccurredAt.Year, Month = (int?)e.OccurredAt.Month })
            .OrderByDescending(g => g.Key.Year).ThenByDescending(g => g.Key.Month)
            .Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() })
            .ToListAsync(cancel);
        return [.. months.Where(m => m.Year is >= 1 and <= 9999).Select(m => new OwnActs(m.Year!.Value, m.Month!.Value, m.Count))];
    }
}
