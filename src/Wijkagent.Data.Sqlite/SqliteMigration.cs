using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Migrates the embedded database. The lock that EF takes on SQLite is a row, which stays behind when the program is
/// killed halfway and then makes every later migration wait for ever; so the real lock is on a file, which the system
/// gives back, and a row that is found under it is a left-over.
/// </summary>
public static class SqliteMigration
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int Tries = 150;

    /// <summary>How many copies are kept.</summary>
    public const int CopiesKept = 3;

    /// <summary>The folder of copies, in the folder of the database.</summary>
    public const string CopiesFolder = "backups";

    private const string CopyName = "wijkagent-";

    /// <summary>Migrates; a copy of a database that holds something is made first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="folder">Where the lock file and the folder of copies are.</param>
    /// <param name="now">The moment, UTC; it names the copy.</param>
    /// <param name="cancel">Stops it between two migrations.</param>
    /// <returns>The names of the migrations that were applied.</returns>
    /// <exception cref="IOException">Another process kept the lock for half a minute.</exception>
    /// <exception cref="InvalidOperationException">The database is older than the migrations that were made one (ADR 27).</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        WijkagentDbContext db, string folder, DateTime now, CancellationToken cancel)
    {
        await using var hold = await LockAsync(Path.Combine(folder, "app.lock"), cancel);
        await MergedMigrations.TakeOverAsync(db, cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
            return pending;
        var copies = Path.Combine(folder, CopiesFolder);
        if ((await db.Database.GetAppliedMigrationsAsync(cancel)).Any() && !HasCopyBefore(copies, pending[0]))
            await SqliteBackup.MakeAsync(db, Path.Combine(copies, $"{CopyName}{now:yyyyMMdd-HHmmss}-before-{pending[0]}.db"), cancel);
        await DropLeftOverLockAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        Prune(copies);
        return pending;
    }

    /// <summary>Migrates the content keys. No copy is made: a key that is destroyed has to be gone.</summary>
    /// <param name="keys">Their database.</param>
    /// <param name="folder">Where the lock file is.</param>
    /// <param name="cancel">Stops it between two migrations.</param>
    /// <returns>The names of the migrations that were applied.</returns>
    /// <exception cref="IOException">Another process kept the lock for half a minute.</exception>
    public static async Task<IReadOnlyList<string>> MigrateKeysAsync(ContentKeysDbContext keys, string folder, CancellationToken cancel)
    {
        await using var hold = await LockAsync(Path.Combine(folder, "app.lock"), cancel);
        var pending = (await keys.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
            return pending;
        await DropLeftOverLockAsync(keys, cancel);
        await keys.Database.MigrateAsync(cancel);
        return pending;
    }

    // A migration that fails is tried again at every start: the copy from before the first try is the one that counts.
    private static bool HasCopyBefore(string folder, string migration) => CopiesBefore(folder, migration).Any();

    // The night seals them: until then they can be put back as they are.
    private static IEnumerable<string> CopiesBefore(string folder, string migration) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"{CopyName}*-before-{migration}.*").Where(file => Path.GetExtension(file) is SealedCopies.Plain or SealedCopies.Extension)
        : [];

    private static async Task<FileStream> LockAsync(string file, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < Tries)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    // Their names begin with the moment, so that by name is by age.
    private static void Prune(string folder)
    {
        // One that was being sealed when the program was killed is there in both forms.
        foreach (var old in CopiesBefore(folder, "*").GroupBy(Path.GetFileNameWithoutExtension).OrderByDescending(copy => copy.Key, StringComparer.Ordinal).Skip(CopiesKept).ToList())
        {
            foreach (var form in old)
                SqliteBackup.Delete(form);
        }
    }

    private static async Task DropLeftOverLockAsync(DbContext db, CancellationToken cancel)
    {
        var tables = await db.Database
            .SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancel);
        if (tables > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancel);
    }
}
