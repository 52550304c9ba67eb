using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.Sqlite;
using Wijkagent.TestSupport;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Workers;

/// <summary>Where what was committed lies: in SQLite's log until somebody brings it into the file.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class CheckpointWorkerTests : IDisposable
{
    private readonly WijkagentFactory program = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        program.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_was_committed_is_in_the_file_itself_when_it_was_brought_there()
    {
        var wim = await program.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        Assert.Equal((0, 0), await InFilesAsync(wim.Id));
        using var worker = new CheckpointWorker(
            program.Services.GetRequiredService<IServiceScopeFactory>(), program.Clock, NullLogger<CheckpointWorker>.Instance);

        await worker.BringAsync(CancellationToken.None);

        Assert.Equal((1, 1), await InFilesAsync(wim.Id));
    }

    [Fact]
    public async Task What_was_deleted_is_taken_out_of_the_log_when_whoever_reads_in_it_is_done()
    {
        await program.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        await using var db = program.OpenDatabase();
        var log = new FileInfo(db.Database.GetDbConnection().DataSource + "-wal");
        await using var reader = program.OpenDatabase();
        await reader.Database.OpenConnectionAsync();
        Task wiping;
        await using (((SqliteConnection)reader.Database.GetDbConnection()).BeginTransaction(deferred: true))
        {
            Assert.Equal(1, await reader.Users.CountAsync());
            await program.Accounts.AddAsync("ans@voorbeeld.nl", RoleNames.Officer);
            wiping = TestDatabase.Dialect.WipeDeletedAsync(db.Database, CancellationToken.None);
            Assert.NotEqual(0, log.Length);
        }

        await wiping;

        log.Refresh();
        Assert.Equal(0, log.Length);
    }

    /// <summary>How often an account and its key are in the files, when their logs are left out.</summary>
    private async Task<(int Accounts, int Keys)> InFilesAsync(Guid id)
    {
        await using var db = program.OpenDatabase();
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        await using var file = new WijkagentDbContext((DbContextOptions<WijkagentDbContext>)options.UseSqliteDatabase(CopyOf(db)).Options);
        await using var keys = program.OpenKeys();
        var keyOptions = new DbContextOptionsBuilder<ContentKeysDbContext>();
        await using var keyFile = new ContentKeysDbContext((DbContextOptions<ContentKeysDbContext>)keyOptions.UseSqliteKeys(CopyOf(keys)).Options);
        return (await file.Users.CountAsync(u => u.Id == id), await keyFile.Keys.CountAsync(k => k.Id == id));
    }

    private string CopyOf(DbContext db)
    {
        var copy = Path.Combine(folder.Root, Guid.NewGuid() + ".db");
        File.Copy(db.Database.GetDbConnection().DataSource, copy);
        return $"Data Source={copy};Pooling=False";
    }
}
