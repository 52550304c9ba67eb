using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>Each seal is signed when it is made, so nobody makes the chain of a day anew that is not signed yet.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class AuditSigningTests
{
    private const string Stream = "20260302-test";

    [Theory]
    [InlineData("Signature")]
    [InlineData("NULL")]
    [InlineData("x''")]
    [InlineData("zeroblob(32)")]
    public async Task A_chain_that_was_made_anew_before_its_day_is_signed_is_found_and_stays_found(string signature)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.ForgeAsync(await log.EntryAsync(3));
        await log.TamperAsync($"UPDATE AuditSeals SET Signature = {signature}");
        var expected = new AuditBreak(AuditBreakKind.SealUnsigned, Stream, new DateOnly(2026, 3, 2), await log.EntryAsync(1));

        Assert.Equal(expected, (await log.VerifyAsync()).Broken);

        // Nor does the program go on with it, whether it remembers how it was or not, or sign it when the day is over.
        await log.SealAnewAsync();
        Assert.Equal(expected, (await log.VerifyAsync()).Broken);
        log.Desk.Clock.Advance(TimeSpan.FromDays(1));
        await log.SealAnewAsync();
        await log.SealAsync();

        var after = await log.VerifyAsync();
        Assert.Equal((1, expected), (after.Checkpoints, after.Broken));
        await using var db = log.Desk.Open();
        Assert.Contains("\"Number\":0", (await db.AuditCheckpoints.SingleAsync()).Heads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_seal_that_is_wrong_is_named_and_the_day_is_signed_up_to_it()
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        var sealedBefore = await log.CountAsync();
        await log.WriteAsync(2);
        await log.SealAsync();
        await log.TamperAsync("UPDATE AuditSeals SET Signature = (SELECT Signature FROM AuditSeals WHERE Number = 1) WHERE Number = 2");

        log.Desk.Clock.Advance(TimeSpan.FromDays(1));
        await log.SealAsync();

        Assert.Equal(
            new AuditBreak(AuditBreakKind.SealUnsigned, Stream, new DateOnly(2026, 3, 2), await log.EntryAsync(sealedBefore + 1)),
            (await log.VerifyAsync()).Broken);
        await using var db = log.Desk.Open();
        Assert.Contains("\"Number\":1", (await db.AuditCheckpoints.SingleAsync()).Heads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_a_day_that_the_program_did_not_make_lets_a_node_forget_nothing()
    {
        using var folder = new TemporaryFolder();
        var heads = new AuditHeads(Path.Combine(folder.Root, "audit-heads.json"));
        using var log = await Chained.BuildAsync();
        await log.SealAsync(heads);
        await using (var db = log.Desk.Open())
            await db.Database.ExecuteSqlAsync($"INSERT INTO AuditCheckpoints (Day, Heads, Signature, MadeAt) VALUES ('2026-03-02', '[]', zeroblob(32), '2026-03-02 12:00:00')");
        // The first seal of the next day, before the day is over for good: then days that are signed are let go of.
        log.Desk.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 0, 2, 0, TimeSpan.Zero));
        await log.WriteAsync(1);
        await log.SealAsync(heads);
        var changed = await log.EntryAsync(3);
        await log.TamperAsync($"DELETE FROM AuditCheckpoints; DELETE FROM AuditSeals WHERE Stream = '{Stream}'; UPDATE AuditEntries SET Roles = 'x' WHERE Id = {changed}");

        await log.SealAsync(heads);

        // What was changed is not sealed as if it were new.
        Assert.Contains(Stream, heads.OpenAfter(null));
        await using var after = log.Desk.Open();
        Assert.False(await after.AuditSeals.AnyAsync(s => s.Stream == Stream));
    }

    [Theory]
    [InlineData("Count = Count - 1")]
    [InlineData("Highest = Highest + 1")]
    [InlineData("SealedAt = '2026-03-02 10:00:00'")]
    [InlineData("Number = 2")]
    [InlineData("Stream = '20260302-x'")]
    public async Task All_of_a_seal_is_signed(string change)
    {
        using var log = await Chained.BuildAsync();
        // A clock tells more than a database keeps.
        log.Desk.Clock.Advance(TimeSpan.FromTicks(7));
        await log.SealAsync();
        Assert.Null((await log.VerifyAsync()).Broken);
        var key = await log.Desk.InRequestAsync<ServerKeys, byte[]>(keys => keys.GetAsync("audit", default));
        await log.TamperAsync($"UPDATE AuditSeals SET {change}");

        await using var db = log.Desk.Open();
        Assert.False((await db.AuditSeals.AsNoTracking().SingleAsync()).IsSignedWith(key));
        Assert.NotNull((await log.VerifyAsync()).Broken);
    }

    [Theory]
    [InlineData("DELETE FROM AuditSeals; UPDATE AuditEntries SET ActorName = 'Iemand anders'")]
    [InlineData("DELETE FROM AuditSeals; DELETE FROM AuditEntries")]
    public async Task What_a_node_has_sealed_is_not_sealed_anew_and_its_end_is_signed_all_the_same(string statement)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();

        await log.TamperAsync(statement);
        Assert.Equal(0, await log.SealAsync());
        log.Desk.Clock.Advance(TimeSpan.FromDays(1));
        await log.SealAsync();

        var proof = await log.VerifyAsync();
        Assert.Equal((1, new AuditBreak(AuditBreakKind.DayChanged, Stream, new DateOnly(2026, 3, 2), null)), (proof.Checkpoints, proof.Broken));
    }

    [Fact]
    public async Task Seals_of_before_they_were_signed_hold_where_their_day_is_signed_and_are_made_anew_where_it_is_not()
    {
        using var log = await Chained.OfBeforeMarksAsync();
        await log.BeginMarkingAsync();
        await log.CloseDayAsync();
        await log.WriteAsync(3);
        await log.SealAsync();
        await using var db = log.Desk.Open();
        var (migrator, before) = (db.GetService<IMigrator>(), db.Database.GetMigrations().Single(m => m.EndsWith("_AuditLogKept", StringComparison.Ordinal)));
        var triggers = await TriggersAsync(db);

        // As the version before left it, and then the version of now.
        await migrator.MigrateAsync(before);
        await migrator.MigrateAsync();

        Assert.Equal(triggers, await TriggersAsync(db));
        var kept = await db.AuditSeals.AsNoTracking().ToListAsync();
        Assert.NotEmpty(kept);
        Assert.All(kept, seal => Assert.Equal((Stream, true), (seal.Stream, seal.Signature is null)));
        await log.BeginMarkingAsync();
        var proof = await log.VerifyAnewAsync();
        Assert.Equal((await log.CountAsync(), 0, null), (proof.Entries, proof.Waiting, proof.Broken));
    }

    private static Task<List<string>> TriggersAsync(DbContext db) =>
        db.Database.SqlQuery<string>($"SELECT name || ' ' || replace(replace(sql, char(10), ' '), ' ', '') AS Value FROM sqlite_master WHERE type = 'trigger' ORDER BY name").ToListAsync();
}
