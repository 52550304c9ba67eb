using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity.Administration;

/// <summary>Whom an administrator invites.</summary>
/// <param name="Name">How others read who it is.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Roles">What the account is for.</param>
public sealed record InviteUser(string? Name, string? Email, ChosenRoles Roles);

/// <summary>Invites somebody to use the portal.</summary>
/// <param name="Name">Who is invited.</param>
/// <param name="Link">What <see cref="AccountTokens"/> made for it.</param>
public sealed record InvitationMail(string Name, string Link) : Mail;

/// <summary>Who was invited, as the page behind the link shows it.</summary>
/// <param name="Name">Who.</param>
/// <param name="Email">The address to sign in with.</param>
public sealed record Invitation(string Name, string Email);

/// <summary>
/// Accounts for others. An invited account can't be used until its owner followed the link and chose a password or made a
/// passkey: that proves the address. The link works once, for a week; another one, or any change of the account, ends it.
/// </summary>
public sealed class Invitations(
    WijkagentDbContext db,
    UserManager<User> users,
    RoleChoice choice,
    AccountTokens tokens,
    AccountUpdates updates,
    SecondFactors factors,
    AccountNews news,
    Outbox outbox,
    Contents contents,
    ContentKeys keys,
    TimeProvider clock)
{
    // 160 bits, as Identity's own stamps have.
    private const int StampLength = 32;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes the account and mails the invitation.</summary>
    /// <returns>The account; what is wrong, each at its field; or <see cref="AddressTaken"/>.</returns>
    public async Task<Result<Guid>> InviteAsync(InviteUser input, string language, Actor by, CancellationToken cancel)
    {
        var name = RequiredText.Line(input.Name, nameof(input.Name), User.DisplayNameLength);
        var email = string.IsNullOrWhiteSpace(input.Email) ? new ValueMissing(nameof(input.Email)) : EmailAddress.Read(input.Email, nameof(input.Email));
        var placement = await choice.ReadAsync(input.Roles, cancel);
        var wrong = new[] { name.Error, email.Error, placement.Error }.OfType<InvalidError>().ToList();
        if (email.IsDone && await users.FindByEmailAsync(email.Value) is not null)
            wrong.Add(new AddressTaken(nameof(input.Email)));
        if (wrong.Count > 0)
            return new SeveralInvalid(wrong);

        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var user = new User { UserName = email.Value, Email = email.Value, DisplayName = name.Value! };
            if (!(await users.CreateAsync(user)).Succeeded)
                return new AddressTaken(nameof(input.Email));
            await choice.GiveAsync(user, placement.Value!, cancel);
            news.Record(user, new UserInvited(placement.Value!.Roles), by);
            Send(user, language);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return (Result<Guid>)user.Id;
        });
    }

    /// <summary>Mails another link; the one before it works no more.</summary>
    /// <returns>Done, or <see cref="NoInvitation"/> when there is nothing to accept.</returns>
    public async Task<Result> SendAgainAsync(Guid userId, string language, Actor by, CancellationToken cancel)
    {
        var found = await FindAsync(userId, by, cancel);
        if (found.Value is not { } user)
            return found.Error!;
        user.SecurityStamp = Crockford.Random(StampLength);
        news.Record(user, new InvitationSentAgain(), by);
        Send(user, language);
        return (await users.UpdateAsync(user)).ToResult();
    }

    /// <summary>Takes the invitation back. Nobody used the account, so nothing is left of it but what the log says.</summary>
    /// <returns>Done, or <see cref="NoInvitation"/> when it was accepted in between.</returns>
    public async Task<Result> WithdrawAsync(Guid userId, Actor by, CancellationToken cancel)
    {
        var found = await FindAsync(userId, by, cancel);
        if (found.Value is not { } user)
            return found.Error!;
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync(cancel));
        news.Record(user, new InvitationWithdrawn(), by);
        var gone = (await users.DeleteAsync(user)).ToResult();
        if (gone.IsDone)
            await keys.DestroyAsync([user.Id], cancel);
        return gone;
    }

    /// <summary>Who a link invites; null when it does not work.</summary>
    public async Task<Invitation?> OfAsync(string? link) =>
        await OpenAsync(link) is { } user ? new Invitation(user.DisplayName, user.Email!) : null;

    /// <summary>The owner chooses a password: from now on the account can be used.</summary>
    /// <returns>Done, what is wrong with the password, or <see cref="AccountLinkDoesNotWork"/>.</returns>
    public async Task<Result> AcceptAsync(string? link, string? password, DeviceName device, CancellationToken cancel)
    {
        if (await OpenAsync(link) is not { } user)
            return new AccountLinkDoesNotWork();
        if (PasswordRules.CheckNew(password, user) is { } wrong)
            return wrong;
        user.EmailConfirmed = true;
        news.Record(user, new InvitationAccepted(), await news.OwnerAsync(user));
        return await updates.SetPasswordAsync(user, password, device, cancel);
    }

    /// <summary>The owner has a passkey and no password: from now on the account can be used.</summary>
    /// <returns>Done, or <see cref="AccountLinkDoesNotWork"/>.</returns>
    public async Task<Result> AcceptAsync(string? link, UserPasskeyInfo passkey, DeviceName device, CancellationToken cancel)
    {
        if (await OpenAsync(link) is not { } user)
            return new AccountLinkDoesNotWork();
        user.EmailConfirmed = true;
        news.Record(user, new InvitationAccepted(), await news.OwnerAsync(user));
        return await factors.AddPasskeyAsync(user, passkey, asFirst: true, device, cancel);
    }

    /// <summary>The account that a link opens; null when it does not work.</summary>
    public async Task<User?> OpenAsync(string? link) =>
        await users.FindByLinkAsync(tokens, TokenPurpose.Invitation, link) is { IsInvited: true } user ? user : null;

    private async Task<Result<User>> FindAsync(Guid userId, Actor by, CancellationToken cancel) =>
        await db.Users.VisibleTo(by).OpenedAsync(userId, contents, cancel) is not { } user ? new NothingHere()
        : user.IsInvited ? user
        : new NoInvitation();

    private void Send(User user, string language) =>
        outbox.Add(user.Email!, language, new InvitationMail(user.DisplayName, tokens.Make(TokenPurpose.Invitation, user)), Now);
}
