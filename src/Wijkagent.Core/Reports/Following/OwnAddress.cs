using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Following;

/// <summary>By what an account finds the reports that were sent from its address.</summary>
internal static class OwnAddress
{
    /// <summary>The keyed hash of the address of an account; null while its owner has not proved to read that mailbox.</summary>
    public static async Task<byte[]?> OwnAddressAsync(this SearchIndex index, WijkagentDbContext db, Guid userId, CancellationToken cancel)
    {
        var address = await db.Users.Where(u => u.Id == userId && u.EmailConfirmed).Select(u => u.Email).SingleOrDefaultAsync(cancel);
        return address is null ? null : await index.AddressAsync(address, cancel);
    }
}
