using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Before the first release the migrations until then were made two: the tables, and what keeps the audit log (ADR 27). A file
/// that had them all is what these two make; only its list of migrations has to say so.
/// </summary>
public static class MergedMigrations
{
    private const string Newest = "_AttachmentKinds";
    private static readonly string[] Instead = ["_Initial", "_AuditLogKept"];

    /// <summary>Lets a database of before be one of now, if it is one.</summary>
    /// <param name="db">The database, empty or not.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidOperationException">It is older than the newest migration of before.</exception>
    public static async Task TakeOverAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Count == 0 || applied.Intersect(db.Database.GetMigrations()).Any())
            return;
        if (!applied.Exists(id => id.EndsWith(Newest, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(
                $"This database was made before the first release and is too old to be taken over: its newest migration is {applied[^1]}. "
                + "Begin with an empty database, or let the last version before the first release migrate it first.");
        }

        var history = db.GetService<IHistoryRepository>();
        foreach (var id in db.Database.GetMigrations().Where(id => Instead.Any(name => id.EndsWith(name, StringComparison.Ordinal))))
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())), cancel);
    }
}
