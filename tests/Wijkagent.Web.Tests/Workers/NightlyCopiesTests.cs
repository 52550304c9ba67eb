using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence.Backups;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.Web.Tests.Workers;

/// <summary>The copy of each night: put back at once, and told of when it could not be.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class NightlyCopiesTests : IAsyncLifetime
{
    private DeskTown desk = null!;

    private string Folder => Path.Combine(desk.Host.Services.GetRequiredService<DataDirectory>().Root, "backups");

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_copy_holds_what_was_acknowledged_and_can_be_read_when_it_is_put_back()
    {
        await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.AddReportAsync(desk.Town.WestNorth);
        // What a program that was killed while it was at it leaves behind.
        Directory.CreateDirectory(Path.Combine(Folder, "../restored"));
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "wijkagent-20260301-030000.sealed.tmp"), "half");
        await File.WriteAllTextAsync(Path.Combine(Folder, "../restored/wijkagent.db"), "half");
        await File.WriteAllTextAsync(Path.Combine(Folder, "untried.sealed"), "half");
        await File.WriteAllTextAsync(Path.Combine(Folder, "untried.sealed.files"), "half");

        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(2, copy.Opened);
        Assert.True(copy.Rows > await db.Neighbourhoods.CountAsync() + 2);
        // One file, and the counts that were taken with it; nothing is left of where it was put back.
        Assert.Equal([copy.File, copy.File + ".json"], Directory.GetFiles(Folder).Order());
        Assert.False(Directory.Exists(Path.Combine(Folder, "../restored")));
        Assert.Equal(copy, Done(await DoAsync(copies => copies.TryAsync(copy.File, CancellationToken.None))));
    }

    [Fact]
    public async Task A_copy_that_lost_a_row_or_was_cut_off_is_not_taken_for_one()
    {
        await desk.AddReportAsync(desk.Town.WestSouth);
        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
        await ChangeAsync(copy.File, "DELETE FROM Events");
        Assert.Equal("Events", Assert.IsType<BackupRowsDiffer>(await ErrorAsync(copy.File)).Table);

        copy = await AgainAsync();
        await ChangeAsync(copy.File, "PRAGMA foreign_keys=OFF; DELETE FROM Districts");
        Assert.IsType<BackupDamaged>(await ErrorAsync(copy.File));

        copy = await AgainAsync();
        await using (var cut = File.OpenWrite(copy.File))
            cut.SetLength(cut.Length / 2);
        Assert.IsType<BackupDamaged>(await ErrorAsync(copy.File));

        await File.WriteAllTextAsync(copy.File, "geen database");
        Assert.IsType<NoBackup>(await ErrorAsync(copy.File));
        Assert.IsType<BackupMissing>(await ErrorAsync(copy.File + "x"));
    }

    [Fact]
    public async Task A_copy_tells_nothing_to_who_has_no_key_ring_and_nothing_in_it_can_be_changed_without_one()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
        var bytes = await File.ReadAllBytesAsync(copy.File);
        foreach (var word in new[] { code, "SQLite", "CREATE TABLE", "Zuid" })
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));

        // Under another name it is the same copy; with a bit changed it is none.
        var elsewhere = Path.Combine(Folder, "elsewhere");
        File.Copy(copy.File, elsewhere);
        Assert.Equal(1, Done(await DoAsync(copies => copies.TryAsync(elsewhere, CancellationToken.None))).Opened);
        foreach (var (place, refused) in new[] { (^20, typeof(BackupDamaged)), (new Index(20), typeof(BackupLocked)), (new Index(60), typeof(BackupLocked)), (new Index(0), typeof(NoBackup)) })
        {
            bytes[place] ^= 1;
            await File.WriteAllBytesAsync(elsewhere, bytes);
            Assert.IsType(refused, await ErrorAsync(elsewhere));
            bytes[place] ^= 1;
        }

        var others = new SealedCopies(new KeyRingMasterKey(new EphemeralDataProtectionProvider()));
        var opened = Path.Combine(Folder, "opened");
        Assert.IsType<BackupLocked>((await others.OpenAsync(copy.File, opened, CancellationToken.None)).Error);
        Assert.False(File.Exists(opened));
    }

    [Fact]
    public async Task A_copy_in_the_clear_is_sealed_as_it_is_and_is_never_taken_for_a_sealed_one()
    {
        await desk.AddReportAsync(desk.Town.WestSouth);
        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
        var plain = Path.Combine(Folder, "wijkagent-20260301-030000.db");
        Assert.True((await DoAsync(copies => copies.OpenAsync(copy.File, plain, CancellationToken.None))).IsDone);
        File.Copy(copy.File + ".json", plain + ".json");
        // Somebody without the keys puts a database of their own in the place of a copy.
        File.Copy(plain, copy.File, overwrite: true);
        Assert.IsType<NoBackup>(await ErrorAsync(copy.File));
        Assert.Equal(1, Done(await DoAsync(copies => copies.TryAsync(plain, CancellationToken.None))).Opened);

        await AgainAsync();

        var since = Path.ChangeExtension(plain, ".sealed");
        Assert.Equal((false, false, true), (File.Exists(plain), File.Exists(plain + ".json"), File.Exists(since + ".json")));
        Assert.Equal(1, Done(await DoAsync(copies => copies.TryAsync(since, CancellationToken.None))).Opened);
        // One that is there in both forms was being sealed when the program was killed: what is sealed stays.
        var bytes = await File.ReadAllBytesAsync(since);
        await File.WriteAllTextAsync(plain, "van iemand anders");
        await AgainAsync();
        Assert.False(File.Exists(plain));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(since));
    }

    [Fact]
    public async Task A_copy_is_no_backup_when_the_keys_of_what_people_told_are_lost()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
        await using (var keys = desk.Host.OpenKeys())
            await keys.Keys.ExecuteDeleteAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(code, Assert.IsType<BackupUnreadable>(await ErrorAsync(copy.File)).Code);
    }

    [Fact]
    public async Task One_that_can_not_be_used_counts_for_no_night_and_goes_when_there_is_a_good_one()
    {
        await desk.AddReportAsync(desk.Town.WestSouth);
        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 1, 30, 0, TimeSpan.Zero));
        await using var keys = desk.Host.OpenKeys();
        var kept = await keys.Keys.AsNoTracking().ToListAsync();
        await keys.Keys.ExecuteDeleteAsync();

        await LookAsync();
        await LookAsync();
        Assert.Equal(["failed.sealed", "failed.sealed.json"], Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order());

        keys.AddRange(kept);
        await keys.SaveChangesAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await LookAsync();
        Assert.Equal(["wijkagent-20260303-014500.sealed", "wijkagent-20260303-014500.sealed.json"], Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task Photos_come_along_once_are_compared_and_go_with_the_last_copy_that_needs_them()
    {
        var visitor = desk.Host.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        await visitor.SendFilesAsync([("1.jpg", Pictures.Jpeg()), ("2.jpg", Pictures.Jpeg())], Journey.NoPhotos);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        var beside = Path.Combine(Folder, "files");

        var copy = Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
        Assert.Equal(4, copy.Files);
        var files = Directory.GetFiles(beside, "*", SearchOption.AllDirectories);
        Assert.Equal(4, files.Length);
        // One that is damaged is seen; one that is missing comes along again the next time.
        var bytes = await File.ReadAllBytesAsync(files[0]);
        await File.WriteAllBytesAsync(files[0], [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Assert.Equal(Path.GetFileName(files[0]), Assert.IsType<BackupFileDiffers>(await ErrorAsync(copy.File)).File);
        File.Delete(files[0]);
        Assert.IsType<BackupFileDiffers>(await ErrorAsync(copy.File));
        Assert.Equal(4, (await AgainAsync()).Files);

        await using (var db = desk.Host.OpenDatabase())
            await db.ReportAttachments.Where(a => a.Number == 2).ExecuteDeleteAsync();
        Assert.Equal(2, (await AgainAsync()).Files);
        Assert.Equal(2, Directory.GetFiles(beside, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task There_is_one_a_night_after_two_and_the_last_of_seven_days_four_weeks_and_twelve_months_stay()
    {
        Directory.CreateDirectory(Folder);
        for (var days = 1; days <= 500; days++)
            await File.WriteAllTextAsync(Path.Combine(Folder, NameOf(desk.Host.Now.AddDays(-days))), "");
        var other = Path.Combine(Folder, "wijkagent-20260101-000000-before-Foundation.db");
        var sealedOther = Path.ChangeExtension(other, ".sealed");
        await File.WriteAllTextAsync(other, "");
        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 0, 59, 0, TimeSpan.Zero));
        await LookAsync();
        Assert.Equal(501, Directory.GetFiles(Folder).Length);

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync();
        await LookAsync();

        // Tuesday 3 March; Sundays end the weeks.
        Assert.Equal(
            [
                "20260303", "20260301", "20260228", "20260227", "20260226", "20260225", "20260224",
                "20260222", "20260215",
                "20260131", "20251231", "20251130", "20251031", "20250930", "20250831", "20250731", "20250630", "20250531", "20250430",
            ],
            Directory.GetFiles(Folder).Where(file => file != sealedOther && Path.GetExtension(file) == ".sealed").Select(file => Path.GetFileName(file)[10..18]).OrderDescending());
        // What was copied in the clear, by an earlier version or before the database was migrated, is sealed since.
        Assert.True(File.Exists(sealedOther));
        Assert.Empty(Directory.GetFiles(Folder, "*.db"));
    }

    private static string NameOf(DateTime moment) => $"wijkagent-{moment.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db";

    private static TriedCopy Done(Result<TriedCopy> done)
    {
        Assert.True(done.IsDone, done.Error?.ToString());
        return done.Value;
    }

    /// <summary>What somebody who has the keys makes of a copy.</summary>
    private async Task ChangeAsync(string file, string sql)
    {
        var (copies, plain) = (desk.Host.Services.GetRequiredService<SealedCopies>(), Path.Combine(Folder, "changed"));
        Assert.True((await copies.OpenAsync(file, plain, CancellationToken.None)).IsDone);
        await using (var copy = new SqliteConnection($"Data Source={plain};Pooling=False"))
        {
            await copy.OpenAsync();
            await using var command = copy.CreateCommand();
#pragma warning disable CA2100 // Written in the tests above.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await copies.SealAsync(plain, file, CancellationToken.None);
        File.Delete(plain);
    }

    private async Task<TriedCopy> AgainAsync()
    {
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return Done(await DoAsync(copies => copies.MakeAsync(CancellationToken.None)));
    }

    private async Task<Error?> ErrorAsync(string file) => (await DoAsync(copies => copies.TryAsync(file, CancellationToken.None))).Error;

    private Task LookAsync() => new BackupWorker(
        desk.Host.Services.GetRequiredService<IServiceScopeFactory>(), desk.Host.Clock,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<BackupWorker>.Instance).LookAsync(CancellationToken.None);

    private async Task<T> DoAsync<T>(Func<NightlyCopies, Task<T>> what)
    {
        await using var scope = desk.Host.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<NightlyCopies>());
    }
}
