using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports.Following;

/// <summary>By what an account finds the reports that were sent from its address.</summary>
internal static class OwnAddress
{
    /// <summary>The keyed hash of the address of an account; null while its owner has not proved to read that mailbox.</summary>
    public static async Task<byte[]?> OwnAddressAsync(this WijkagentDbContext db, Guid userId, CancellationToken cancel)
    {
        var hash = await db.Users.Where(u => u.Id == userId && u.EmailConfirmed).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancel);
        return hash is null ? null : AccountHash.BytesOf(hash);
    }
}
