using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.TestSupport;

/// <summary>Reads the audit log in a context that opens what it reads.</summary>
public static class AuditQueries
{
    /// <summary>Why something was done, in the words that were typed; null where no reason was asked.</summary>
    public static async Task<string?> ReasonOfAsync(this WijkagentDbContext db, AuditEntry entry) =>
        entry.Reason is null ? null : (await db.AuditReasons.ToListAsync()).Single(r => r.Id == Guid.Parse(entry.Reason)).Words.Value;
}
