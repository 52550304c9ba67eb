using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Identity.Passwords;

/// <summary>Lets the owner of an account choose a new password.</summary>
/// <param name="Link">What <see cref="AccountTokens"/> made for it.</param>
public sealed record ResetPasswordMail(string Link) : Mail;

/// <summary>Tells who asked for a link that nobody signs in with this address.</summary>
public sealed record NoAccountMail : Mail;

/// <summary>
/// A new password for who forgot the old one, by a link in a mail. It works once and ends with any change of the account,
/// as it carries the account's security stamp. It stands in for the password alone: a second factor is asked as ever.
/// </summary>
public sealed class PasswordResets(
    WijkagentDbContext db,
    UserManager<User> users,
    AccountTokens tokens,
    AccountUpdates updates,
    Outbox outbox,
    AuditLog log,
    TimeProvider clock)
{
    /// <summary>What the audit log calls the asking.</summary>
    public const string Asked = "PasswordLinkAsked";

    /// <summary>
    /// Mails a link, or that there is no account to sign in with: whoever asks sees the same after the same work, and the
    /// owner of the address is not left waiting.
    /// </summary>
    /// <param name="email">The address that was typed.</param>
    /// <param name="language">In which language the mail is.</param>
    /// <param name="mayMail">Whether a mail goes out to an address: not when enough did a moment ago.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, or <see cref="NotAnEmailAddress"/>.</returns>
    public async Task<Result> AskAsync(string? email, string language, Func<string, bool> mayMail, CancellationToken cancel)
    {
        var typed = EmailAddress.Read(email, "Email");
        if (typed.Value is not { } address)
            return typed.Error!;
        var user = await users.FindByEmailAsync(address) is { IsOpen: true } open ? open : null;
        if (await users.IsOfOrganisationAsync(user ?? NobodysPassword.Nobody))
            user = null;
        var link = tokens.Make(TokenPurpose.ResetPassword, user ?? NobodysPassword.Nobody);
        // To the address that the account has: what was typed is only alike.
        var to = user?.Email ?? address;
        if (mayMail(to))
            outbox.Add(to, language, user is null ? new NoAccountMail() : new ResetPasswordMail(link), clock.GetUtcNow().UtcDateTime);
        log.Add(new AuditNote(AuditActivity.Changed, nameof(User), user?.Id) { Event = Asked }, Actor.Visitor);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }

    /// <summary>Whether a link still works.</summary>
    public async Task<bool> WorksAsync(string? link) => await FindAsync(link) is not null;

    /// <summary>Sets the password of the account that a link is about. All its sessions end; its owner is mailed.</summary>
    /// <returns>Done, what is wrong with the password, or <see cref="AccountLinkDoesNotWork"/>.</returns>
    public async Task<Result> SetAsync(string? link, string? password, DeviceName device, CancellationToken cancel) =>
        await FindAsync(link) is { } user
            ? await updates.SetPasswordAsync(user, password, device, cancel)
            : new AccountLinkDoesNotWork();

    private async Task<User?> FindAsync(string? link) =>
        await users.FindByLinkAsync(tokens, TokenPurpose.ResetPassword, link) is { IsOpen: true } user ? user : null;
}
