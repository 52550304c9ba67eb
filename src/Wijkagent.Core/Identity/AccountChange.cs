using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>What changed about an account, or happened to it, that its owner should know.</summary>
public enum AccountChange
{
    /// <summary>Somebody signed in from a browser that was not seen before.</summary>
    NewDevice,

    /// <summary>Wrong codes were tried by somebody who knows the password.</summary>
    CodesGuessed,

    /// <summary>The password was set.</summary>
    PasswordSet,

    /// <summary>The address to sign in with was changed.</summary>
    EmailChanged,

    /// <summary>An authenticator app was set up, in the place of another or as the first.</summary>
    AuthenticatorSet,

    /// <summary>The authenticator app was taken away.</summary>
    AuthenticatorRemoved,

    /// <summary>New recovery codes were made; the old ones are worth nothing.</summary>
    RecoveryCodesMade,

    /// <summary>Somebody signed in with a recovery code.</summary>
    RecoveryCodeUsed,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>An administrator took away app, recovery codes and passkeys.</summary>
    SecondFactorReset,

    /// <summary>Its owner asked to erase it.</summary>
    ErasureAsked,

    /// <summary>Somebody signed in, so that it is not erased.</summary>
    ErasureTakenBack,
}

/// <summary>An account changed, or somebody signed in with it in a way that its owner should know.</summary>
/// <param name="What">In what way.</param>
public sealed record AccountChanged(AccountChange What) : DomainEvent;

/// <summary>Tells the owner of an account what changed about it.</summary>
/// <param name="What">In what way.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Browser">From which browser, as its family; empty when it is not known.</param>
/// <param name="System">On what; empty when it is not known.</param>
public sealed record AccountNewsMail(AccountChange What, DateTime At, string Browser, string System) : Mail;

/// <summary>Writes down what happens to accounts and mails their owners, in the save that follows.</summary>
public sealed class AccountNews(WijkagentDbContext db, UserManager<User> users, Outbox outbox, TimeProvider clock)
{
    /// <summary>Adds the event and the mail.</summary>
    /// <param name="user">Whose account.</param>
    /// <param name="what">What happened.</param>
    /// <param name="device">From which browser.</param>
    /// <param name="to">Where the mail goes; the account's address when left out.</param>
    public async Task TellAsync(User user, AccountChange what, DeviceName device, params IReadOnlyList<string> to)
    {
        Record(user, new AccountChanged(what), await OwnerAsync(user));
        Mail(user, what, device, to);
    }

    /// <summary>Adds the mail alone, where something else is written down about it.</summary>
    public void Mail(User user, AccountChange what, DeviceName device, params IReadOnlyList<string> to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var address in to.Count > 0 ? to : [user.Email!])
            outbox.Add(address, Language, new AccountNewsMail(what, now, device.Browser, device.System), now);
    }

    /// <summary>Adds the event alone, of what somebody did to an account.</summary>
    /// <param name="user">Whose account.</param>
    /// <param name="happened">What.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="reason">The key of why, where somebody had to say so (<see cref="Privacy.Audit.AuditLog.Keep"/>).</param>
    public void Record(User user, DomainEvent happened, Actor by, Guid? reason = null) => db.Events.Add(EventRecord.Of(
        new RaisedEvent(happened, by, clock.GetUtcNow().UtcDateTime) { Reason = reason },
        nameof(User),
        user.Id,
        JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web),
        0));

    /// <summary>The owner of an account. The name of a resident is not kept with what happened.</summary>
    public async Task<Actor> OwnerAsync(User user)
    {
        var roles = await users.GetRolesAsync(user);
        var isStaff = RoleNames.NeedSecondFactor(roles);
        return Actor.Visitor with
        {
            Kind = isStaff ? ActorKind.Staff : ActorKind.Resident,
            UserId = user.Id,
            Name = isStaff ? user.DisplayName : "",
            Roles = roles.ToHashSet(),
        };
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nl";
}
