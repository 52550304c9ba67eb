using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>An account that anybody may know: for Development alone.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Name">How others read who it is.</param>
/// <param name="Role">From <see cref="RoleNames"/>.</param>
/// <param name="Officer">The slug of the officer it belongs to.</param>
public sealed record DemoAccount(string Email, string Name, string Role, string? Officer = null)
{
    /// <summary>The one password of all demo accounts.</summary>
    public const string Password = "markerhoven-demo";

    /// <summary>One of every role, and one of every officer; the first officer answers to the shortest address.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("wijkagent@demo.example", "Fatima Ouahbi", RoleNames.Officer, "fatima-ouahbi"),
        new("joost.wielinga@demo.example", "Joost Wielinga", RoleNames.Officer, "joost-wielinga"),
        new("anouk.terpstra@demo.example", "Anouk Terpstra", RoleNames.Officer, "anouk-terpstra"),
        new("ramon.pinas@demo.example", "Ramon Pinas", RoleNames.Officer, "ramon-pinas"),
        new("mehmet.aydin@demo.example", "Mehmet Aydin", RoleNames.Officer, "mehmet-aydin"),
        new("coordinator@demo.example", "Carla Reinders", RoleNames.Coordinator),
        new("redactie@demo.example", "Rik Odink", RoleNames.Editor),
        new("beheer@demo.example", "Bea Haverkate", RoleNames.Administrator),
        new("auditor@demo.example", "Aat Uilenbroek", RoleNames.Auditor),
        new("partner@demo.example", "Petra Daalmans", RoleNames.Partner),
        new("bewoner@demo.example", "Bo Werner", RoleNames.Resident),
    ];

    /// <summary>Makes the accounts, and the roles where they are missing.</summary>
    /// <returns>The accounts of officers by slug.</returns>
    internal static async Task<Dictionary<string, User>> AddAllAsync(
        UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, DemoOfficers officers)
    {
        foreach (var role in RoleNames.All)
        {
            if (!await roles.RoleExistsAsync(role))
                Demand(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        }

        var ofOfficers = new Dictionary<string, User>();
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
            if (account.Officer is not null)
                ofOfficers.Add(account.Officer, user);
        }

        return ofOfficers;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
