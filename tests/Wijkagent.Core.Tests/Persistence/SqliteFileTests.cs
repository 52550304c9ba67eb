using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports;
using Wijkagent.Data.Sqlite;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Persistence;

/// <summary>How the file and its log are written, so that who sends a report does not wait for others.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class SqliteFileTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task The_id_of_a_new_row_begins_with_the_moment_so_that_it_lies_beside_those_of_before()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        var draft = await AddDraftAsync([1]);

        // RFC 9562, 5.7: 48 bits of milliseconds, and as text they sort so too.
        var moment = BinaryPrimitives.ReadInt64BigEndian(draft.Id.ToByteArray(bigEndian: true)) >> 16;
        Assert.InRange(moment, before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Who_finds_another_at_work_waits_as_SQLite_does_also_after_the_log_was_brought_in()
    {
        await using var db = database.Open();

        Assert.Equal(10_000, await AskAsync(db, "PRAGMA busy_timeout"));
        await SqliteDatabase.CheckpointAsync(db.Database, CancellationToken.None);
        Assert.Equal(10_000, await AskAsync(db, "PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task A_log_that_has_grown_keeps_nobody_from_reading_or_committing_and_is_begun_anew_when_all_is_in_the_file()
    {
        await using var reader = database.Open();
        await reader.Database.OpenConnectionAsync();
        await using var db = database.Open();
        await using (((SqliteConnection)reader.Database.GetDbConnection()).BeginTransaction(deferred: true))
        {
            Assert.Equal(0, await reader.ReportDrafts.CountAsync());
            await AddDraftAsync(new byte[20_000_000]);

            await SqliteDatabase.CheckpointAsync(db.Database, CancellationToken.None);

            await AddDraftAsync([2]);
            Assert.Equal(0, await reader.ReportDrafts.CountAsync());
        }

        Assert.InRange(await PagesInLogAsync(db), 4_000, 10_000);
        await SqliteDatabase.CheckpointAsync(db.Database, CancellationToken.None);
        await AddDraftAsync([3]);
        Assert.InRange(await PagesInLogAsync(db), 1, 100);
        Assert.Equal(3, await reader.ReportDrafts.CountAsync());
    }

    private async Task<ReportDraft> AddDraftAsync(byte[] answers)
    {
        await using var db = database.Open();
        var draft = new ReportDraft(Guid.NewGuid().ToByteArray(), answers, CoreHost.Now);
        db.ReportDrafts.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    }

    /// <summary>The log's own count, which bringing it in tells beside the rest.</summary>
    private static Task<long> PagesInLogAsync(WijkagentDbContext db) => AskAsync(db, "PRAGMA wal_checkpoint(PASSIVE)", column: 1);

    private static async Task<long> AskAsync(WijkagentDbContext db, string pragma, int column = 0)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Only what stands in this file.
            command.CommandText = pragma;
#pragma warning restore CA2100
            await using var row = await command.ExecuteReaderAsync();
            Assert.True(await row.ReadAsync());
            return Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
