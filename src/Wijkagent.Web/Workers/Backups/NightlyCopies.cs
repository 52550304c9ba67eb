using System.Globalization;
using System.Security.Cryptography;
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
/// Copies of the embedded database, sealed. Each is put back and tried as soon as it is made: a copy that nobody ever put back
/// is a hope. On SQL Server copies are the server's own.
/// </summary>
public sealed class NightlyCopies(
    WijkagentDbContext db, SealedCopies copies, RestoredTexts texts, FileCopies files, DataDirectory directory, IConfiguration configuration, TimeProvider clock,
    ILogger<NightlyCopies> log)
{
    /// <summary>Where copies are put; a relative one begins in the data directory.</summary>
    public const string FolderSetting = "Backup:Folder";

    /// <summary>From this hour on, in the Netherlands, a night's copy is made: before old things are destroyed.</summary>
    public const int FromHour = 2;

    /// <summary>Under this name the last copy that could not be used is kept until there is a good one, to find out why.</summary>
    public const string Failed = "failed" + SealedCopies.Extension;

    // A copy has this name until it was tried: one of which the program was killed meanwhile counts for nothing.
    private const string Untried = "untried" + SealedCopies.Extension;

    private const string FailedBefore = "failed" + SealedCopies.Plain;

    // What may lie beside a database: its log and its journal. The empty end is the database itself.
    private static readonly string[] BesideDatabase = ["", "-wal", "-shm", "-journal"];

    private const string Prefix = "wijkagent-";
    private const string Moment = "yyyyMMdd-HHmmss";

    private string Folder => Path.Combine(directory.Root, configuration[FolderSetting] is { Length: > 0 } set ? set : SqliteMigration.CopiesFolder);

    /// <summary>Makes the copy of this night, unless it is too early or there is one.</summary>
    /// <returns>The copy; null when none was due; or why it can't be used.</returns>
    public async Task<Result<TriedCopy>?> MakeIfDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var day = WorkingTime.DayOf(now);
        if (now < WorkingTime.StartOf(day).AddHours(FromHour) || Made().Keys.Any(made => WorkingTime.DayOf(made) == day))
            return null;
        return await MakeAsync(cancel);
    }

    /// <summary>Makes a copy now, tries it, and takes away those whose time is over; a copy that fails takes none away.</summary>
    /// <returns>The copy; or <see cref="BackupIsOfTheServer"/>, or what <see cref="TryAsync"/> finds.</returns>
    /// <exception cref="IOException">It can't be written, or another process is at it.</exception>
    /// <exception cref="CryptographicException">The key ring can't be used.</exception>
    public async Task<Result<TriedCopy>> MakeAsync(CancellationToken cancel)
    {
        if (DatabaseSetup.IsSqlServer(configuration))
            return new BackupIsOfTheServer();
        await using var alone = Alone();
        if (Directory.Exists(Folder))
            SqliteBackup.ClearUnfinished(Folder);
        var file = Path.Combine(Folder, $"{Prefix}{clock.GetUtcNow().UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}{SealedCopies.Extension}");
        var untried = Path.Combine(Folder, Untried);
        using (var apart = new FolderApart(directory, "copying"))
        {
            await SqliteBackup.MakeAsync(db, apart.Database, cancel);
            await SealAsync(apart.Database, untried, cancel);
        }

        var isGood = false;
        try
        {
            await files.TakeAsync(db, untried, cancel);
            var tried = await TryAloneAsync(untried, cancel);
            isGood = tried.IsDone;
            if (!isGood)
                return tried;
            FileCopies.CopyList(untried, file);
            SqliteBackup.Move(untried, file);
            await TidyAsync(cancel);
            return tried.Value! with { File = file };
        }
        finally
        {
            // It counts for no night, and none that is good goes because of it.
            if (!isGood)
                SqliteBackup.Move(untried, Path.Combine(Folder, Failed));
        }
    }

    /// <summary>What else is to be done when there is a good copy: that it can't be takes nothing from the copy.</summary>
    private async Task TidyAsync(CancellationToken cancel)
    {
        try
        {
            Prune();
            foreach (var plain in Plain())
                await SealPlainAsync(plain, cancel);
            await files.PruneAsync(Folder, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogError(failure, "Copies whose time is over could not be taken away");
        }
    }

    /// <summary>Puts a copy back in a folder of its own, brings it to the shape of this program, and reads what people told.</summary>
    /// <param name="file">The copy; it stays as it is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// What it holds; or <see cref="BackupIsOfTheServer"/>, <see cref="BackupMissing"/>, <see cref="NoBackup"/>,
    /// <see cref="BackupLocked"/>, <see cref="BackupDamaged"/>, <see cref="BackupRowsDiffer"/>, <see cref="BackupUnreadable"/> or
    /// <see cref="BackupFileDiffers"/>.
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

    /// <summary>Opens a copy to be put in the place of the database. It needs the master key, and no database.</summary>
    /// <param name="file">The copy; it stays as it is.</param>
    /// <param name="target">Where the database comes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>
    /// Done; <see cref="BackupIsOfTheServer"/>, <see cref="BackupMissing"/>, <see cref="BackupTargetTaken"/>,
    /// <see cref="NoBackup"/>, <see cref="BackupLocked"/> or <see cref="BackupDamaged"/>.
    /// </returns>
    /// <exception cref="IOException">It can't be written there.</exception>
    public async Task<Result> OpenAsync(string file, string target, CancellationToken cancel)
    {
        if (DatabaseSetup.IsSqlServer(configuration))
            return new BackupIsOfTheServer();
        if (!File.Exists(file))
            return new BackupMissing(file);
        // What is left of another database beside it would be taken for the newest of this one.
        var taken = BesideDatabase.Select(end => target + end).FirstOrDefault(File.Exists);
        return taken is null ? await copies.OpenAsync(file, target, cancel) : new BackupTargetTaken(taken);
    }

    private async Task<Result<TriedCopy>> TryAloneAsync(string file, CancellationToken cancel)
    {
        using var apart = new FolderApart(directory, "restored");
        return await ProveAsync(file, apart.Database, cancel);
    }

    private async Task<Result<TriedCopy>> ProveAsync(string file, string restored, CancellationToken cancel)
    {
        var plain = await copies.OpenAsync(file, restored, cancel);
        if (!plain.IsDone)
            return plain.Error;
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

    private async Task SealAsync(string plain, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        SqliteBackup.CopyCounts(plain, file);
        FileCopies.CopyList(plain, file);
        await copies.SealAsync(plain, file, cancel);
    }

    // What an earlier version copied, and what was copied before the database was migrated.
    private IEnumerable<string> Plain() => new[] { Folder, Path.Combine(directory.Root, SqliteMigration.CopiesFolder) }.Distinct(StringComparer.Ordinal)
        .Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, $"{Prefix}*{SealedCopies.Plain}"));

    /// <summary>Seals a copy that is not; never over one that is, which may be all that is left of that night.</summary>
    private async Task SealPlainAsync(string plain, CancellationToken cancel)
    {
        try
        {
            var file = Path.ChangeExtension(plain, SealedCopies.Extension);
            if (!File.Exists(file))
                await SealAsync(plain, file, cancel);
            SqliteBackup.Delete(plain);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            log.LogError(failure, "The copy {File} could not be sealed: it lies in the clear", Path.GetFileName(plain));
        }
    }

    private FileStream Alone() => new(
        Path.Combine(directory.Root, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // By the moment: where one of them was being sealed when the program was killed, either form is as good.
    private Dictionary<DateTime, string> Made() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, $"{Prefix}*")
            .Where(file => Path.GetExtension(file) is SealedCopies.Plain or SealedCopies.Extension)
            .Select(file => (Moment: MomentOf(file), File: file)).Where(made => made.Moment is not null)
            .GroupBy(made => made.Moment!.Value).ToDictionary(made => made.Key, made => made.First().File)
        : [];

    private void Prune()
    {
        SqliteBackup.Delete(Path.Combine(Folder, Failed));
        SqliteBackup.Delete(Path.Combine(Folder, FailedBefore));
        var made = Made();
        var kept = BackupRotation.Kept(made.Keys);
        foreach (var (_, old) in made.Where(copy => !kept.Contains(copy.Key)))
            SqliteBackup.Delete(old);
    }

    // One that was made before a migration has more in its name, and goes by a rule of its own.
    private static DateTime? MomentOf(string file) => DateTime.TryParseExact(
        Path.GetFileNameWithoutExtension(file)[Prefix.Length..], Moment, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
