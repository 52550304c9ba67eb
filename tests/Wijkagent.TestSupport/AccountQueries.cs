using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Xunit;

namespace Wijkagent.TestSupport;

/// <summary>Finds accounts in a context that opens what it reads: a test has a few of them.</summary>
public static class AccountQueries
{
    /// <summary>The account with this address.</summary>
    public static async Task<User> AccountOfAsync(this WijkagentDbContext db, string email) => Assert.Single(await db.AccountsOfAsync(email));

    /// <summary>The accounts with these addresses.</summary>
    public static async Task<List<User>> AccountsOfAsync(this WijkagentDbContext db, params string[] emails) =>
        [.. (await db.Users.ToListAsync()).Where(u => emails.Contains(u.Email))];

    /// <summary>What somebody of the staff is called, as the things tell that they did; empty where nothing keeps a name.</summary>
    public static async Task<string> NameOfAsync(this WijkagentDbContext db, Guid? userId) =>
        (await db.StaffNames.SingleOrDefaultAsync(n => n.UserId == userId))?.Name.Value ?? "";

    /// <summary>Adds an account as versions kept it that did not seal it yet: the program seals it when it starts.</summary>
    public static Task AddClearAsync(this WijkagentDbContext db, User user)
    {
        var (email, normalized) = (user.Email, user.Email!.ToUpperInvariant());
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO AspNetUsers (Id, Email, DisplayName, NormalizedEmail, NormalizedUserName, EmailConfirmed, PasswordHash, SecurityStamp,
                ConcurrencyStamp, OfficerId, TeamId, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            VALUES ({user.Id}, {email}, {user.DisplayName}, {normalized}, {normalized}, {user.EmailConfirmed}, {user.PasswordHash}, {user.SecurityStamp},
                {user.ConcurrencyStamp}, {user.OfficerId}, {user.TeamId}, {false}, {false}, {0})
            """);
    }
}
