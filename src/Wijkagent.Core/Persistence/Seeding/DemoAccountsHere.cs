using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Which of the accounts that anybody may know are there: none in a database that was not filled with the demo town.</summary>
public sealed class DemoAccountsHere(WijkagentDbContext db, SearchIndex index)
{
    /// <summary>Those that are there, in their order.</summary>
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancel)
    {
        var hashes = new Dictionary<string, DemoAccount>();
        foreach (var account in DemoAccount.All)
            hashes.Add(await index.AccountAsync(account.Email, cancel), account);
        var there = await db.Users.Where(u => hashes.Keys.Contains(u.NormalizedEmail!)).Select(u => u.NormalizedEmail!).ToListAsync(cancel);
        return [.. hashes.Where(h => there.Contains(h.Key)).Select(h => h.Value)];
    }
}
