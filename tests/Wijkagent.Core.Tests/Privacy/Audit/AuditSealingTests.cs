using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>How the audit log is sealed, by one node or several, and proved.</summary>
public sealed class AuditSealingTests
{
    [Fact]
    public async Task What_was_written_waits_until_it_is_sealed_and_is_proved_then()
    {
        using var log = await Chained.BuildAsync();
        var written = await log.CountAsync();

        var before = await log.VerifyAsync();
        var sealedNow = await log.SealAsync();
        var after = await log.VerifyAsync();

        Assert.Equal((0, written, null), (before.Entries, before.Waiting, before.Broken));
        Assert.Equal(written, sealedNow);
        Assert.Equal((written, 0, 1, null), (after.Entries, after.Waiting, after.Streams, after.Broken));
        Assert.Equal(0, await log.SealAsync());
    }

    [Fact]
    public async Task A_day_that_is_over_is_signed_once_and_the_next_goes_on()
    {
        using var log = await Chained.BuildAsync();
        await log.CloseDayAsync();
        await log.WriteAsync(3);
        await log.SealAsync();

        var proof = await log.VerifyAsync();

        Assert.Equal((2, 1, null), (proof.Streams, proof.Checkpoints, proof.Broken));
        await using var db = log.Desk.Open();
        Assert.Equal(new DateOnly(2026, 3, 2), (await db.AuditCheckpoints.SingleAsync()).Day);
    }

    [Fact]
    public async Task Several_nodes_that_seal_at_once_seal_each_entry_once()
    {
        using var log = await Chained.BuildAsync();
        for (var round = 0; round < 5; round++)
        {
            await log.WriteAsync(3);
            await log.WriteAsync(2, "other");
            log.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => log.SealAsync(i % 2 == 0 ? "test" : "other"))));
        }

        await log.SealAsync();
        var proof = await log.VerifyAsync();

        Assert.Null(proof.Broken);
        Assert.Equal((await log.CountAsync(), 0, 2), (proof.Entries, proof.Waiting, proof.Streams));
    }

    [Fact]
    public async Task What_a_node_left_unsealed_is_sealed_by_another_after_a_while()
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.WriteAsync(1, "dead");

        Assert.Equal(0, await log.SealAsync());
        log.Desk.Clock.Advance(AuditSealing.OthersTime);
        Assert.Equal(1, await log.SealAsync());

        Assert.Equal((0, null), (await log.VerifyAsync() is var proof ? proof.Waiting : -1, (await log.VerifyAsync()).Broken));
    }

    [Fact]
    public async Task Sealing_that_was_stopped_half_way_goes_on_where_it_was()
    {
        using var log = await Chained.BuildAsync();
        await log.WriteAsync(2, "other");
        log.Desk.Clock.Advance(AuditSealing.OthersTime);
        await using var db = log.Desk.Open();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER Stop BEFORE INSERT ON AuditSeals WHEN NEW.Stream LIKE '%other' BEGIN SELECT RAISE(ABORT, 'stopped'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => log.SealAsync());
        var halfway = await log.VerifyAsync();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Stop");
        await log.SealAsync();
        var proof = await log.VerifyAsync();

        Assert.Equal((2, null), (halfway.Waiting, halfway.Broken));
        Assert.Equal((0, null), (proof.Waiting, proof.Broken));
        Assert.Equal(await log.CountAsync(), proof.Entries);
    }

    [Fact]
    public async Task An_entry_that_was_saved_a_little_later_than_its_key_is_sealed_and_one_much_later_is_not()
    {
        using var log = await Chained.BuildAsync();
        await log.TamperAsync("UPDATE sqlite_sequence SET seq = 1000 WHERE name = 'AuditEntries'");
        await log.WriteAsync(1);
        await log.SealAsync();

        await WriteAsync(log, 500);
        Assert.Equal(1, await log.SealAsync());
        Assert.Null((await log.VerifyAsync()).Broken);

        await WriteAsync(log, 501);
        log.Desk.Clock.Advance(AuditSealing.LateTime + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await log.SealAsync());
        Assert.Equal((AuditBreakKind.EntryInserted, 501L), (await log.VerifyAsync()).Broken is { } broken ? (broken.Kind, broken.Entry) : default);
    }

    /// <summary>Writes an entry that got its key before others did.</summary>
    private static async Task WriteAsync(Chained log, long id)
    {
        await log.WriteAsync(1);
        await using var db = log.Desk.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET Id = {id} WHERE Id = (SELECT MAX(Id) FROM AuditEntries)");
    }
}
