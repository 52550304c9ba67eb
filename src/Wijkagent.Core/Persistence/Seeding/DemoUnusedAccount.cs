using System.Text.Json;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>An account that nobody signs in with, so that the list of accounts shows every state.</summary>
/// <param name="Email">The address that was invited.</param>
/// <param name="Name">How others read who it is.</param>
/// <param name="Role">From <see cref="RoleNames"/>.</param>
/// <param name="DaysAgo">How many days ago it was invited.</param>
/// <param name="IsClosed">Whether it was accepted and closed since.</param>
public sealed record DemoUnusedAccount(string Email, string Name, string Role, int DaysAgo, bool IsClosed = false)
{
    /// <summary>An invitation that works, one that is too old, and an account that was closed.</summary>
    public static IReadOnlyList<DemoUnusedAccount> All { get; } =
    [
        new("nienke.nagel@demo.example", "Nienke Nagel", RoleNames.Editor, 2),
        new("vincent.laat@demo.example", "Vincent Laat", RoleNames.Partner, 12),
        new("dirk.vertrokken@demo.example", "Dirk Dekkers", RoleNames.Editor, 90, IsClosed: true),
    ];

    /// <summary>What is said of the account.</summary>
    internal IEnumerable<EventRecord> Events(User user, Actor by, DateTime now)
    {
        yield return Told(user, new UserInvited([Role]), by, now.AddDays(-DaysAgo));
        if (!IsClosed)
            yield break;
        yield return Told(user, new InvitationAccepted(), Actor.Visitor with { Kind = ActorKind.Staff, UserId = user.Id, Name = Name }, now.AddDays(1 - DaysAgo));
        yield return Told(user, new AccountDisabled(), by, now.AddDays(-1));
    }

    /// <summary>The account itself.</summary>
    internal User ToUser(DateTime now)
    {
        var user = new User { UserName = Email, Email = Email, EmailConfirmed = IsClosed, DisplayName = Name };
        if (IsClosed)
            user.Disable(now.AddDays(-1));
        return user;
    }

    private static EventRecord Told(User user, DomainEvent happened, Actor by, DateTime at) => EventRecord.Of(
        new RaisedEvent(happened, by, at), nameof(User), user.Id, JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web), 0);
}
