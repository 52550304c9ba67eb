using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>The log has an end: whole streams go when their term is over, and what stays is proved as before.</summary>
[Trait("Database", "Sqlite")]
public sealed class AuditEndingsTests
{
    private const string Held = "WA-2026-000002";
    private const string Why = "Voor de rechter";

    // To the day as old as the term is long: it goes the day after.
    private static readonly DateTime LastDay = CoreHost.Now.AddMonths(-RetentionTerms.AuditLogMonths);

    [Fact]
    public async Task What_is_older_than_its_term_goes_with_its_seals_and_the_rest_is_still_proved()
    {
        using var log = await Chained.BuildAsync();
        // A clock tells more than a database keeps, and never the same twice.
        log.Desk.Clock.Advance(TimeSpan.FromTicks(7));
        log.Desk.Clock.AutoAdvanceAmount = TimeSpan.FromMicroseconds(300);
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        var before = await log.CountAsync();
        var reason = await ReasonAsync(log);
        Assert.Equal(Why, reason?.Words.Value);

        Assert.Equal([new RuleCount(RetentionRule.AuditLog, 4)], await DestroyAsync(log));

        Assert.Null(await ReasonAsync(log));
        await using (var keys = log.Desk.OpenKeys())
            Assert.NotNull((await keys.Keys.SingleAsync(k => k.Id == reason!.Id)).DestroyedAt);
        var proof = await log.VerifyAsync();
        Assert.Null(proof.Broken);
        Assert.Equal((4, 2), (proof.Ended, proof.Checkpoints));
        // One came: the entry about the end itself.
        Assert.Equal(before - 4 + 1, await log.CountAsync());
        await using var db = log.Desk.Open();
        Assert.False(await db.AuditSeals.AnyAsync(s => s.Stream == StreamOf(LastDay)));
        Assert.Equal((RetentionRule.AuditLog, 4), await db.Destructions.Select(d => new ValueTuple<RetentionRule, int>(d.Rule, d.Count)).SingleAsync());
        var entry = await db.AuditEntries.SingleAsync(e => e.Activity == AuditActivity.Deleted);
        Assert.Equal((nameof(RetentionRule.AuditLog), $"[\"{StreamOf(LastDay)}\"]"), (entry.Event, entry.Shown));
    }

    [Fact]
    public async Task On_the_day_its_term_ends_it_is_still_there()
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.SealAsync();

        Assert.Empty(await DestroyAsync(log));
        Assert.Null((await log.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task What_is_about_something_on_hold_stays_until_it_is_let_go()
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        var hold = new LegalHold(Guid.NewGuid(), Held, "klacht", log.Desk.Cora, CoreHost.Now);
        await using (var db = log.Desk.Open())
        {
            db.Add(hold);
            await db.SaveChangesAsync();
        }

        Assert.Empty(await DestroyAsync(log));
        Assert.Equal(Why, (await ReasonAsync(log))?.Words.Value);
        await using (var db = log.Desk.Open())
        {
            (await db.LegalHolds.SingleAsync()).Lift(log.Desk.Cora, CoreHost.Now);
            await db.SaveChangesAsync();
        }

        Assert.Equal([new RuleCount(RetentionRule.AuditLog, 4)], await DestroyAsync(log));
    }

    [Fact]
    public async Task What_can_not_end_since_its_day_is_not_signed_counts_as_late()
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        log.Desk.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Empty(await DestroyAsync(log));
        Assert.Equal(
            [new RuleCount(RetentionRule.AuditLog, 4)], await log.Desk.InRequestAsync<DestructionPlan, IReadOnlyList<RuleCount>>(d => d.OverdueAsync(default)));
    }

    [Theory]
    [InlineData("INSERT INTO AuditEndings (Stream, Entries, Signature, EndedAt) VALUES ('{today}-test', 6, zeroblob(32), '2026-03-02')")]
    [InlineData("UPDATE AuditEndings SET Entries = 0")]
    [InlineData("DELETE FROM AuditEndings")]
    [InlineData("REPLACE INTO AuditEndings SELECT * FROM AuditEndings")]
    [InlineData("DELETE FROM AuditEntries WHERE Stream LIKE '{today}%'")]
    [InlineData("DELETE FROM AuditSeals")]
    public async Task The_database_lets_go_of_nothing_else(string statement)
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        await DestroyAsync(log);
        var before = await log.CountAsync();
        await using var db = log.Desk.Open();

        var refused = await Assert.ThrowsAsync<SqliteException>(
            () => db.Database.ExecuteSqlRawAsync(statement.Replace("{today}", $"{CoreHost.Now:yyyyMMdd}", StringComparison.Ordinal)));

        Assert.Contains("audit log", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await log.CountAsync());
        Assert.Null((await log.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task An_end_that_was_written_by_hand_is_found()
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        await using var db = log.Desk.Open();

        // The database takes it, as this stream is old enough: nobody but the program can sign it.
        await db.Database.ExecuteSqlAsync($"INSERT INTO AuditEndings (Stream, Entries, Signature, EndedAt) VALUES ({StreamOf(LastDay)}, 4, zeroblob(32), '2026-03-02 11:00:00')");

        var broken = (await log.VerifyAsync()).Broken!;
        Assert.Equal((StreamOf(LastDay), DateOnly.FromDateTime(LastDay)), (broken.Stream, broken.Day));
        Assert.Contains(broken.Kind, new[] { AuditBreakKind.EndingWrong, AuditBreakKind.DayChanged });
    }

    [Theory]
    [InlineData("INSERT INTO AuditEndings VALUES ('20151129-vm', 5, x'00', 'zzz')", AuditBreakKind.EndingWrong)]
    [InlineData("INSERT INTO AuditCheckpoints (Day, Heads, Signature, MadeAt) VALUES ('nonsense', '[]', x'00', '2026-12-01 00:00:00')", AuditBreakKind.CheckpointWrong)]
    [InlineData("INSERT INTO AuditCheckpoints (Day, Heads, Signature, MadeAt) VALUES ('2026-12-31', '[]', x'00', 'zzz')", AuditBreakKind.CheckpointWrong)]
    [InlineData("INSERT INTO AuditCheckpoints (Day, Heads, Signature, MadeAt) VALUES ('2010-xx', '[]', x'00', 'zzz')", AuditBreakKind.CheckpointWrong)]
    public async Task An_end_or_a_day_that_can_not_be_read_is_found_and_keeps_nothing_from_being_sealed_signed_and_ended(string statement, AuditBreakKind kind)
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        await using (var db = log.Desk.Open())
            await db.Database.ExecuteSqlRawAsync(statement);

        await log.WriteAsync(2);
        Assert.Equal(2, await log.SealAsync());
        await log.CloseDayAsync();

        Assert.Equal([new RuleCount(RetentionRule.AuditLog, 4)], await DestroyAsync(log));
        Assert.Equal(kind, (await log.VerifyAsync()).Broken?.Kind);
    }

    [Fact]
    public async Task What_is_put_into_a_stream_that_ended_is_found()
    {
        using var log = await Chained.BuildAsync();
        await WriteAsync(log, LastDay, 4);
        await log.CloseDayAsync();
        await DestroyAsync(log);

        await WriteAsync(log, LastDay, 1);

        Assert.Equal((AuditBreakKind.EntryInserted, StreamOf(LastDay)), ((await log.VerifyAsync()).Broken!.Kind, (await log.VerifyAsync()).Broken!.Stream));
    }

    [Fact]
    public async Task The_database_knows_the_term_that_the_program_knows()
    {
        using var log = await Chained.BuildAsync();
        await using var db = log.Desk.Open();

        var haste = await db.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = 'AuditEndingsKeptFromHaste'").SingleAsync();

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"'-{RetentionTerms.AuditLogMonths} months'"), haste, StringComparison.Ordinal);
    }

    private static string StreamOf(DateTime day) => AuditEntry.StreamOf(day, "test");

    private static async Task<AuditReason?> ReasonAsync(Chained log)
    {
        await using var db = log.Desk.Open();
        return await db.AuditReasons.SingleOrDefaultAsync();
    }

    /// <summary>Writes entries as a node did on that day, the first with a reason.</summary>
    private static async Task WriteAsync(Chained log, DateTime day, int count)
    {
        var context = new AuditContext(new AuditNode("test"), new FakeTimeProvider(day));
        for (var i = 0; i < count; i++)
        {
            await log.NoteAsync(
                new AuditNote(AuditActivity.Viewed, "Report", Guid.NewGuid(), $"WA-2026-{i.ToString("D6", CultureInfo.InvariantCulture)}"), i == 0 ? Why : null, context);
        }
    }

    private static Task<IReadOnlyList<RuleCount>> DestroyAsync(Chained log) =>
        log.Desk.InRequestAsync<Destroying, IReadOnlyList<RuleCount>>(d => d.RunAsync(default));
}
