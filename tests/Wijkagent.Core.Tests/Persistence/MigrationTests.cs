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
    public async Task Content_in_plain_text_is_not_dropped_by_a_migration()
    {
        var file = NewFile();
        try
        {
            await using var db = Open(file);
            await db.GetService<IMigrator>().MigrateAsync("CaseAccess");
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO ContactMessages (Id, Version, OfficerId, SenderName, SenderEmail, Text, SendKey, SentAt)
                VALUES ('1', 1, '0', 'Jo', 'jo@example.nl', 'Dag', 'x', '2026-01-01')
                """);

            var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.MigrateAsync());

            Assert.Contains("content in plain text", refused.Message, StringComparison.Ordinal);
            Assert.Equal(["Dag"], await db.Database.SqlQueryRaw<string>("SELECT Text AS Value FROM ContactMessages").ToListAsync());
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(file + suffix);
        }
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
