using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Rights.Consents;

namespace Wijkagent.Core.Identity;

/// <summary>Lets a resident sign in, and makes the account of who has none.</summary>
/// <param name="Link">What <see cref="AccountTokens"/> made for it.</param>
public sealed record SignInLinkMail(string Link) : Mail;

/// <summary>Tells staff that a link in a mail is not enough for them.</summary>
public sealed record StaffSignInMail : Mail;

/// <summary>A resident followed a link for the first time: there is an account from now on.</summary>
public sealed record ResidentJoined : DomainEvent;

/// <summary>
/// Residents sign in by a link that is mailed to them: who reads the mailbox is its owner. The link works once, in any
/// browser, and ends with any change of the account. Staff, who always show two factors, get none.
/// </summary>
public sealed class SignInLinks(
    WijkagentDbContext db,
    UserManager<User> users,
    RoleChoice choice,
    AccountTokens tokens,
    UsedProofs proofs,
    AccountNews news,
    ConsentRecords consents,
    Outbox outbox,
    AuditLog log,
    TimeProvider clock)
{
    /// <summary>What the audit log calls the asking.</summary>
    public const string Asked = "SignInLinkAsked";

    private static readonly Placement AsResident = new([RoleNames.Resident], null, null);

    /// <summary>
    /// Mails a link; or, where none is given, how to sign in instead. Whoever asks sees the same after the same work,
    /// whether there is an account or not.
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
        var user = await users.FindByEmailAsync(address);
        // To the address that the account has: what was typed is only alike.
        address = user?.Email ?? address;
        var isStaff = await IsStaffAsync(user);
        var link = tokens.Make(TokenPurpose.SignIn, user ?? NobodysPassword.Nobody, address);
        Mail mail = isStaff ? new StaffSignInMail() : user is { IsOpen: false } ? new NoAccountMail() : new SignInLinkMail(link);
        if (mayMail(address))
            outbox.Add(address, language, mail, clock.GetUtcNow().UtcDateTime);
        log.Add(new AuditNote(AuditActivity.Changed, nameof(User), user?.Id) { Event = Asked }, Actor.Visitor);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }

    /// <summary>The address that a link signs in; null when it does not work.</summary>
    public async Task<string?> AddressOfAsync(string? link) => (await FindAsync(link)).Address;

    /// <summary>Uses a link up. Who had no account has one afterwards, with the consent to it.</summary>
    /// <param name="link">What the mail said.</param>
    /// <param name="language">In which language the words of the consent were shown.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Who signs in, or <see cref="AccountLinkDoesNotWork"/>.</returns>
    public async Task<Result<User>> UseAsync(string? link, string language, CancellationToken cancel)
    {
        var (address, user) = await FindAsync(link);
        if (address is null || !await proofs.UseAsync(link!, cancel))
            return new AccountLinkDoesNotWork();
        return user ?? await JoinAsync(address, language, cancel);
    }

    private async Task<(string? Address, User? User)> FindAsync(string? link)
    {
        if (tokens.Open(TokenPurpose.SignIn, link) is not { } opened)
            return (null, null);
        var user = await users.FindByEmailAsync(opened.Value);
        var isAsItWas = (user?.Id ?? Guid.Empty) == opened.UserId && (user?.SecurityStamp ?? "") == opened.Stamp;
        return isAsItWas && user is null or { IsOpen: true } && !await IsStaffAsync(user) ? (opened.Value, user) : (null, null);
    }

    private async Task<Result<User>> JoinAsync(string address, string language, CancellationToken cancel) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var user = User.OfProved(address, address);
            if (!(await users.CreateAsync(user)).Succeeded)
                return new AccountLinkDoesNotWork();
            await choice.GiveAsync(user, AsResident, cancel);
            news.Record(user, new ResidentJoined(), Actor.Visitor with { Kind = ActorKind.Resident, UserId = user.Id });
            await consents.GiveAsync(user, language, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return (Result<User>)user;
        });

    private async Task<bool> IsStaffAsync(User? user) => RoleNames.NeedSecondFactor(await users.GetRolesAsync(user ?? NobodysPassword.Nobody));
}
