using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Identity;

/// <summary>Who signed in at the organisation's own provider, as it says.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">How the provider calls this person, always.</param>
/// <param name="Name">How others read who it is.</param>
/// <param name="Email">The address for mails.</param>
/// <param name="Roles">Names from <see cref="RoleNames"/>.</param>
public sealed record OrganisationPerson(string Issuer, string Subject, string? Name, string? Email, IReadOnlyList<string> Roles);

/// <summary>An account of the organisation was used for the first time.</summary>
/// <param name="Roles">What it may be used for.</param>
public sealed record OrganisationJoined(IReadOnlyList<string> Roles) : DomainEvent;

/// <summary>The provider gives this person no role in the portal.</summary>
public sealed record NoRoleGiven : ForbiddenError;

/// <summary>The provider tells no address, or one that an account of somebody else has.</summary>
public sealed record AddressNotFree : ConflictError;

/// <summary>An administrator closed the account.</summary>
public sealed record AccountClosed : ForbiddenError;

/// <summary>How this person signs in is the organisation's business: there is no password or passkey of our own.</summary>
public sealed record OrganisationSignsIn : ConflictError;

/// <summary>
/// Accounts of people who sign in at their organisation's provider. They are found by provider and subject, never by
/// address alone: whoever can have an address set there would have the account. Roles are what the provider says, anew at
/// every sign-in; to which officer or team somebody belongs is kept by the administrator.
/// </summary>
public sealed class OrganisationAccounts(
    WijkagentDbContext db, UserManager<User> users, RoleChoice choice, UserSessions sessions, AccountNews news)
{
    private const string Provider = "oidc";

    /// <summary>The account of somebody, made when there is none, with the roles of now.</summary>
    /// <returns>The account; <see cref="NoRoleGiven"/>, <see cref="AddressNotFree"/> or <see cref="AccountClosed"/>.</returns>
    public async Task<Result<User>> FindAsync(OrganisationPerson person, CancellationToken cancel)
    {
        var user = await users.FindByLoginAsync(Provider, KeyOf(person));
        if (user is not null)
            return await RenewAsync(user, person, cancel);
        return person.Roles.Count > 0 ? await JoinAsync(person, cancel) : new NoRoleGiven();
    }

    private async Task<Result<User>> RenewAsync(User user, OrganisationPerson person, CancellationToken cancel)
    {
        if (!user.IsOpen)
            return new AccountClosed();
        if (!(await users.GetRolesAsync(user)).ToHashSet().SetEquals(person.Roles))
        {
            await choice.GiveAsync(user, new Placement(person.Roles, user.OfficerId, user.TeamId), cancel);
            news.Record(user, new RolesChanged(person.Roles), Actor.System);
            if ((await users.UpdateAsync(user)).ToResult() is { IsDone: false } failed)
                return failed.Error;
        }

        if (person.Roles.Count > 0)
            return user;
        await sessions.EndAllAsync(user.Id, cancel);
        return new NoRoleGiven();
    }

    private async Task<Result<User>> JoinAsync(OrganisationPerson person, CancellationToken cancel)
    {
        if (EmailAddress.Read(person.Email, "Email").Value is not { } address || await users.FindByEmailAsync(address) is not null)
            return new AddressNotFree();
        var name = TypedText.Line(person.Name, "Name", User.DisplayNameLength) is { Value: { Length: > 0 } told } ? told : address;
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var user = User.OfProved(address, name);
            if (!(await users.CreateAsync(user)).Succeeded)
                return new AddressNotFree();
            await choice.GiveAsync(user, new Placement(person.Roles, null, null), cancel);
            news.Record(user, new OrganisationJoined(person.Roles), Actor.System);
            if (!(await users.AddLoginAsync(user, new UserLoginInfo(Provider, KeyOf(person), null))).Succeeded)
                return new AddressNotFree();
            await transaction.CommitAsync(cancel);
            return (Result<User>)user;
        });
    }

    // Subjects are told apart by case, which the columns of a database need not do; and they may be long.
    private static string KeyOf(OrganisationPerson person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Issuer + "\n" + person.Subject)));
}

/// <summary>Asks how somebody signs in.</summary>
public static class OrganisationMembers
{
    /// <summary>Whether this person signs in at the organisation's provider; never for who has no account.</summary>
    public static async Task<bool> IsOfOrganisationAsync(this UserManager<User> users, User user) => (await users.GetLoginsAsync(user)).Count > 0;
}
