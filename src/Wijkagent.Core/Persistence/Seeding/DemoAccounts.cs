using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Identity.SecondFactor;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>An account that anybody may know: for Development alone.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Name">How others read who it is.</param>
/// <param name="Role">From <see cref="RoleNames"/>.</param>
/// <param name="App">The key of its authenticator app in base 32; null for who signs in with a password alone.</param>
/// <param name="Officer">The slug of the officer it belongs to.</param>
public sealed record DemoAccount(string Email, string Name, string Role, string? App, string? Officer = null)
{
    /// <summary>The one password of all demo accounts.</summary>
    public const string Password = "markerhoven-demo";

    // All keys begin alike, so that they can be typed.
    private const string Key = "DEMODEMODEMODEMODEMODEMODEMO";

    /// <summary>One of every role, and one of every officer; the first officer answers to the shortest address.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("wijkagent@demo.example", "Fatima Ouahbi", RoleNames.Officer, Key + "WIJK", "fatima-ouahbi"),
        new("joost.wielinga@demo.example", "Joost Wielinga", RoleNames.Officer, Key + "JOOS", "joost-wielinga"),
        new("anouk.terpstra@demo.example", "Anouk Terpstra", RoleNames.Officer, Key + "ANOU", "anouk-terpstra"),
        new("ramon.pinas@demo.example", "Ramon Pinas", RoleNames.Officer, Key + "RAMO", "ramon-pinas"),
        new("mehmet.aydin@demo.example", "Mehmet Aydin", RoleNames.Officer, Key + "MEHM", "mehmet-aydin"),
        new("coordinator@demo.example", "Carla Reinders", RoleNames.Coordinator, Key + "COOR"),
        new("redactie@demo.example", "Rik Odink", RoleNames.Editor, Key + "REDA"),
        new("beheer@demo.example", "Bea Haverkate", RoleNames.Administrator, Key + "BEHE"),
        new("auditor@demo.example", "Aat Uilenbroek", RoleNames.Auditor, Key + "AUDI"),
        new("privacy@demo.example", "Pia Rietveld", RoleNames.PrivacyOfficer, Key + "PRIV"),
        new("partner@demo.example", "Petra Daalmans", RoleNames.Partner, Key + "PART"),
        new("bewoner@demo.example", "Bo Werner", RoleNames.Resident, null),
    ];

    /// <summary>Makes the accounts, and the roles where they are missing.</summary>
    /// <returns>The accounts of officers by slug.</returns>
    internal static async Task<Dictionary<string, User>> AddAllAsync(
        WijkagentDbContext db, UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, AuthenticatorKeys keys, DemoOfficers officers, DateTime now)
    {
        await roles.AddMissingAsync(RoleNames.All);
        var ofOfficers = new Dictionary<string, User>();
        var administrator = Actor.System;
        foreach (var account in All)
        {
            var user = new User
            {
                UserName = account.Email,
                Email = account.Email,
                EmailConfirmed = true,
                DisplayName = account.Name,
                OfficerId = account.Officer is null ? null : officers.All[account.Officer].Id,
                TeamId = account.Role is RoleNames.Officer or RoleNames.Coordinator ? officers.Team.Id : null,
            };
            Demand(await users.CreateAsync(user, Password));
            Demand(await users.AddToRoleAsync(user, account.Role));
            if (account.App is not null)
                db.AuthenticatorApps.Add(new AuthenticatorApp(user.Id, keys.Seal(account.App), 0, now));
            if (account.Officer is not null)
                ofOfficers.Add(account.Officer, user);
            if (account.Role == RoleNames.Administrator)
                administrator = Actor.Visitor with { Kind = ActorKind.Staff, UserId = user.Id, Name = user.DisplayName, Roles = new HashSet<string> { account.Role } };
        }

        foreach (var unused in DemoUnusedAccount.All)
        {
            var user = unused.ToUser(now);
            Demand(await users.CreateAsync(user));
            Demand(await users.AddToRoleAsync(user, unused.Role));
            db.Events.AddRange(unused.Events(user, administrator, now));
        }

        return ofOfficers;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
