using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.Sqlite;
using Wijkagent.TestSupport;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence;

public sealed class MigrationTests
{
    private const string AdviceForKeys = "The model was changed without a migration: script/migration --keys NAME";
    private const string Advice = "The model was changed without a migration: script/migration NAME";

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public void The_migrations_for_SQLite_match_the_model()
    {
        using var database = new TestDatabase();
        using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges(), Advice);
    }

    [Theory]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_a_kill_left_before_its_first_table_becomes_a_database(bool begun)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Root, "wijkagent.db");
        await using (var killed = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1";
            if (begun)
                await command.ExecuteNonQueryAsync();
        }

        await using var db = new WijkagentDbContext(
            (DbContextOptions<WijkagentDbContext>)new DbContextOptionsBuilder<WijkagentDbContext>().UseSqliteDatabase($"Data Source={file};Pooling=False").Options);
        Assert.NotEmpty(await SqliteMigration.MigrateAsync(db, folder.Root, CoreHost.Now, default));

        Assert.Empty(await db.Reports.ToListAsync());
    }

    [Fact]
    public void The_migrations_for_SQL_Server_match_the_model()
    {
        using var db = SqlServerModel.Offline();

        Assert.False(db.Database.HasPendingModelChanges(), Advice);
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public void The_migrations_of_the_content_keys_for_SQLite_match_the_model()
    {
        using var database = new TestDatabase();
        using var keys = database.OpenKeys();

        Assert.False(keys.Database.HasPendingModelChanges(), AdviceForKeys);
    }

    [Fact]
    public void The_migrations_of_the_content_keys_for_SQL_Server_match_the_model()
    {
        using var keys = SqlServerModel.OfflineKeys();

        Assert.False(keys.Database.HasPendingModelChanges(), AdviceForKeys);
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task A_database_with_all_migrations_of_before_the_first_release_is_taken_over_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Root, "wijkagent.db");
        await using (var db = await MadeBeforeAsync(file, "20261130030140_AttachmentKinds"))
        {
            db.Add(new ServerSecret("kept", [1]));
            await db.SaveChangesAsync();
        }

        await using (var db = Open(file))
            Assert.Equal(db.Database.GetMigrations().Skip(2), await SqliteMigration.MigrateAsync(db, folder.Root, CoreHost.Now, default));

        await using var taken = Open(file);
        Assert.Empty(await taken.Database.GetPendingMigrationsAsync());
        Assert.Equal("kept", (await taken.Set<ServerSecret>().SingleAsync()).Name);
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task An_older_one_is_refused_and_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Root, "wijkagent.db");
        await (await MadeBeforeAsync(file, "20261129234611_BlockList")).DisposeAsync();
        await using var db = Open(file);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteMigration.MigrateAsync(db, folder.Root, CoreHost.Now, default));

        Assert.Contains("20261129234611_BlockList", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["20261129234611_BlockList"], await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Migrating_an_empty_SQLite_file_gives_the_schema_of_the_model()
    {
        var (migrated, created) = (NewFile(), NewFile());
        try
        {
            await using (var db = Open(migrated))
                await db.Database.MigrateAsync();
            await using (var db = Open(created))
                await db.Database.EnsureCreatedAsync();

            Assert.Equal(await ColumnsAsync(created), await ColumnsAsync(migrated));
        }
        finally
        {
            foreach (var file in new[] { migrated, created })
            {
                foreach (var suffix in new[] { "", "-wal", "-shm" })
                    File.Delete(file + suffix);
            }
        }
    }

    [Fact]
    public async Task No_migration_for_SQLite_can_stop_half_way()
    {
        // The framework warns of a step that runs outside the transaction: after a kill there it has to be undone by hand.
        var file = NewFile();
        try
        {
            var options = new DbContextOptionsBuilder<WijkagentDbContext>();
            options.UseSqliteDatabase($"Data Source={file};Pooling=False")
                .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.NonTransactionalMigrationOperationWarning));
            await using var db = new WijkagentDbContext(options.Options);

            await db.Database.MigrateAsync();
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(file + suffix);
        }
    }

    /// <summary>A database as it was before its migrations were made one: the same tables, and a list of migrations with other names.</summary>
    private static async Task<WijkagentDbContext> MadeBeforeAsync(string file, string newest)
    {
        var db = Open(file);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().ElementAt(1));
        await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ({0}, '10.0.0')", newest);
        return db;
    }

    private static async Task<List<string>> ColumnsAsync(string file)
    {
        await using var db = Open(file);
        return await db.Database.SqlQueryRaw<string>(
            """
            SELECT m.type || ' ' || m.name || ' ' || coalesce(c.name, '') || ' ' || coalesce(c.type, '') || ' '
                || coalesce(c."notnull", '') || ' ' || coalesce(c.pk, '') AS Value
            FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c
            WHERE m.type <> 'trigger' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
            ORDER BY 1
            """).ToListAsync();
    }

    private static WijkagentDbContext Open(string file)
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase($"Data Source={file};Pooling=False");
        return new WijkagentDbContext(options.Options);
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"wijkagent-{Guid.NewGuid():N}.db");
}
