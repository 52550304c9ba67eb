using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Backups;
using Wijkagent.Data.Sqlite;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Workers.Backups;

/// <summary>A copy that was put back in a folder apart, and found whole.</summary>
/// <param name="File">The copy.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="Rows">How many rows those have together.</param>
/// <param name="Opened">How many reports could be read.</param>
/// <param name="Files">How many files of pictures beside it are as they were.</param>
public sealed record TriedCopy(string File, int Tables, long Rows, int Opened, int Files);

/// <summary>
/// Copies of the embedded database. Each is put back and tried as soon as it is made: a copy that nobody ever put back is a
/// hope. On SQL Server copies are the server's own.
/// </summary>
public sealed class NightlyCopies(
    WijkagentDbContext db, RestoredTexts texts, FileCopies files, DataDirectory directory, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Where copies are put; a relative one begins in the data directory.</summary>
    public const string FolderSetting = "Backup:Folder";

    /// <summary>From this hour on, in the Netherlands, a night's copy is made: before old things are destroyed.</summary>
    public const int FromHour = 2;

    /// <summary>Under this name the last copy that could not be used is kept until there is a good one, to find out why.</summary>
    public const string Failed = "failed.db";

    private const string Prefix = "wijkagent-";
    private const string Moment = "yyyyMMdd-HHmmss";

    private string Folder => Path.Combine(directory.Root, configuration[FolderSetting] is { Length: > 0 } set ? set : "backups");

    /// <summary>Makes the copy of this night, unless it is too early or there is one.</summary>
    /// <returns>The copy; null when none was due; or why it can't be used.</returns>
    public async Task<Result<TriedCopy>?> MakeIfDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var day = WorkingTime.DayOf(now);
        if (now < WorkingTime.StartOf(day).AddHours(FromHour) || Made().Any(made => WorkingTime.DayOf(made) == day))
            return null;
        return await MakeAsync(cancel);
    }

    /// <summary>Makes a copy now, tries it, and takes away those whose time is over; a copy that fails takes none away.</summary>
    /// <returns>The copy; or <see cref="BackupIsOfTheServer"/>, or what <see cref="TryAsync"/> finds.</returns>
    /// <exception cref="IOException">It can't be written, or another process is at it.</exception>
    public async Task<Result<TriedCopy>> MakeAsync(CancellationToken cancel)
    {
        if (DatabaseSetup.IsSqlServer(configuration))
            return new BackupIsOfTheServer();
        await using var alone = Alone();
        if (Directory.Exists(Folder))
            SqliteBackup.ClearUnfinished(Folder);
        var file = FileOf(clock.GetUtcNow().UtcDateTime);
        await SqliteBackup.MakeAsync(db, file, cancel);
        var isGood = false;
        try
        {
            await files.TakeAsync(db, file, cancel);
            var tried = await TryAloneAsync(file, cancel);
            isGood = tried.IsDone;
            if (isGood)
                await PruneAsync(cancel);
            return tried;
        }
        finally
        {
            // It counts for no night, and none that is good goes because of it.
            if (!isGood)
                SqliteBackup.Move(file, Path.Combine(Folder, Failed));
        }
    }

    /// <summary>Puts a copy back in a folder of its own, brings it to the shape of this program, and reads what people told.</summary>
    /// <param name="file">The copy; it stays as it is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// What it holds; or <see cref="BackupIsOfTheServer"/>, <see cref="BackupMissing"/>, <see cref="BackupDamaged"/>,
    /// <see cref="BackupRowsDiffer"/>, <see cref="BackupUnreadable"/> or <see cref="BackupFileDiffers"/>.
    /// </returns>
    /// <exception cref="IOException">Another process is at it.</exception>
    public async Task<Result<TriedCopy>> TryAsync(string file, CancellationToken cancel)
    {
        if (DatabaseSetup.IsSqlServer(configuration))
            return new BackupIsOfTheServer();
        if (!File.Exists(file))
            return new BackupMissing(file);
        await using var alone = Alone();
        return await TryAloneAsync(file, cancel);
    }

    private async Task<Result<TriedCopy>> TryAloneAsync(string file, CancellationToken cancel)
    {
        var apart = new DirectoryInfo(Path.Combine(directory.Root, "restored"));
        // One that was killed left it behind, with a whole copy in it.
        if (apart.Exists)
            apart.Delete(recursive: true);
        apart.Create();
        try
        {
            var restored = Path.Combine(apart.FullName, "wijkagent.db");
            File.Copy(file, restored);
            var rows = await SqliteBackup.ProveAsync(restored, file, cancel);
            if (!rows.IsDone)
                return rows.Error;
            var options = new DbContextOptionsBuilder<WijkagentDbContext>();
            options.UseSqliteDatabase($"Data Source={restored};Pooling=False");
            await using var copy = new WijkagentDbContext(options.Options);
            await MergedMigrations.TakeOverAsync(copy, cancel);
            await copy.Database.MigrateAsync(cancel);
            var opened = await texts.OpenAsync(copy, cancel);
            if (!opened.IsDone)
                return opened.Error;
            var same = await files.ProveAsync(copy, file, cancel);
            return same.IsDone ? new TriedCopy(file, rows.Value.Count, rows.Value.Values.Sum(), opened.Value, same.Value) : same.Error;
        }
        finally
        {
            apart.Delete(recursive: true);
        }
    }

    private FileStream Alone() => new(
        Path.Combine(directory.Root, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private IEnumerable<DateTime> Made() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, $"{Prefix}*.db").Select(MomentOf).OfType<DateTime>()
        : [];

    private async Task PruneAsync(CancellationToken cancel)
    {
        SqliteBackup.Delete(Path.Combine(Folder, Failed));
        var made = Made().ToList();
        foreach (var old in made.Except(BackupRotation.Kept(made)))
            SqliteBackup.Delete(FileOf(old));
        await files.PruneAsync(Folder, cancel);
    }

    private string FileOf(DateTime moment) =>
        Path.Combine(Folder, $"{Prefix}{moment.ToString(Moment, CultureInfo.InvariantCulture)}.db");

    // One that was made before a migration has more in its name, and goes by a rule of its own.
    private static DateTime? MomentOf(string file) => DateTime.TryParseExact(
        Path.GetFileNameWithoutExtension(file)[Prefix.Length..], Moment, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
