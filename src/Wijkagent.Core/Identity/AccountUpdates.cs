using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>Asks the owner of an account to confirm a new address.</summary>
/// <param name="Link">What <see cref="AccountTokens"/> made for it.</param>
public sealed record ConfirmEmailMail(string Link) : Mail;

/// <summary>The password is not the one that the account has now.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record PasswordRefused(string Field) : InvalidError(Field);

/// <summary>The name of an account was corrected, by its owner or by an administrator.</summary>
public sealed record NameCorrected : DomainEvent;

/// <summary>Others know staff by this name: an administrator changes it.</summary>
public sealed record NameIsNotYours : ForbiddenError;

/// <summary>A link of a mail was used, is too old, or was never ours.</summary>
public sealed record AccountLinkDoesNotWork : NotFoundError;

/// <summary>What somebody changes about the own account. Password and address end all sessions; the owner is mailed.</summary>
public sealed class AccountUpdates(
    WijkagentDbContext db,
    UserManager<User> users,
    UserSessions sessions,
    AccountNews news,
    AccountTokens tokens,
    Outbox outbox,
    AddressChange addresses,
    PasswordTurns turns,
    IDatabaseDialect dialect,
    TimeProvider clock)
{
    /// <summary>Whether a password is the account's.</summary>
    public Task<bool> IsPasswordAsync(User user, string? password, CancellationToken cancel) =>
        turns.TakeAsync(() => users.CheckPasswordAsync(user, password ?? ""), cancel);

    /// <summary>Corrects the name of a resident. Nothing else of the account changes.</summary>
    /// <returns>Done, what is wrong with the name, or <see cref="NameIsNotYours"/>.</returns>
    public async Task<Result> CorrectNameAsync(User user, string? name, CancellationToken cancel)
    {
        var read = RequiredText.Line(name, "Name", User.DisplayNameLength);
        if (!read.IsDone)
            return read.Error;
        var owner = await news.OwnerAsync(user);
        if (owner.Kind == ActorKind.Staff)
            return new NameIsNotYours();
        if (user.DisplayName == read.Value)
            return Result.Done;
        user.DisplayName = read.Value;
        news.Record(user, new NameCorrected(), owner);
        return (await users.UpdateAsync(user)).ToResult();
    }

    /// <summary>Sets the password. All sessions end.</summary>
    /// <returns>Done, or what is wrong with it.</returns>
    public async Task<Result> SetPasswordAsync(User user, string? password, DeviceName device, CancellationToken cancel)
    {
        if (PasswordRules.CheckNew(password, user) is { } wrong)
            return wrong;
        if (await users.IsOfOrganisationAsync(user))
            return new OrganisationSignsIn();
        user.PasswordHash = await turns.TakeAsync(() => Task.FromResult(users.PasswordHasher.HashPassword(user, password!)), cancel);
        await news.TellAsync(user, AccountChange.PasswordSet, device);
        return await EndSessionsAsync(user, cancel);
    }

    /// <summary>
    /// Mails a link to a new address. Whether somebody else has an account with it is not told: then nothing is mailed,
    /// and the link would not work anyhow.
    /// </summary>
    /// <returns>Done, or what is wrong with the address.</returns>
    public async Task<Result> AskEmailAsync(User user, string? email, string language, CancellationToken cancel)
    {
        var typed = EmailAddress.Read(email, "Email");
        if (typed.Value is not { } address)
            return typed.Error!;
        if (await users.FindByEmailAsync(address) is null)
            outbox.Add(address, language, new ConfirmEmailMail(tokens.Make(TokenPurpose.ConfirmEmail, user, address)), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }

    /// <summary>The address that a link is about, when it is this person's and still works.</summary>
    public string? EmailOf(User user, string? link) =>
        tokens.Open(TokenPurpose.ConfirmEmail, link) is { } opened && opened.UserId == user.Id && opened.Stamp == user.SecurityStamp ? opened.Value : null;

    /// <summary>The new address is proved: it is the one to sign in with. All sessions end; both addresses are mailed.</summary>
    /// <returns>Done, or <see cref="AccountLinkDoesNotWork"/>.</returns>
    public async Task<Result> ChangeEmailAsync(User user, string? link, DeviceName device, CancellationToken cancel)
    {
        if (EmailOf(user, link) is not { } address || await users.FindByEmailAsync(address) is not null)
            return new AccountLinkDoesNotWork();
        await news.TellAsync(user, AccountChange.EmailChanged, device, user.Email!, address);
        await addresses.TakeAlongAsync(user.Email!, address, cancel);
        (user.Email, user.UserName) = (address, address);
        try
        {
            return await EndSessionsAsync(user, cancel);
        }
        catch (DbUpdateException failure) when (dialect.IsUniqueViolation(failure))
        {
            // Somebody else took the address in this very moment.
            db.ChangeTracker.Clear();
            return new AccountLinkDoesNotWork();
        }
    }

    private async Task<Result> EndSessionsAsync(User user, CancellationToken cancel)
    {
        var saved = (await users.UpdateSecurityStampAsync(user)).ToResult();
        if (saved.IsDone)
            await sessions.EndAllAsync(user.Id, cancel);
        return saved;
    }
}
