using Microsoft.EntityFrameworkCore;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Which of the accounts that anybody may know are there: none in a database that was not filled with the demo town.</summary>
public sealed class DemoAccountsHere(WijkagentDbContext db)
{
    /// <summary>Those that are there, in their order.</summary>
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancel)
    {
        var addresses = DemoAccount.All.Select(a => a.Email).ToArray();
        var there = await db.Users.Where(u => addresses.Contains(u.Email)).Select(u => u.Email!).ToListAsync(cancel);
        return [.. DemoAccount.All.Where(a => there.Contains(a.Email))];
    }
}
