using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>What somebody puts into the log by hand, with all rights in the database and the program running, is not taken for the program's.</summary>
public sealed class AuditMarksTests
{
    [Theory]
    [InlineData("Mark, 'Iemand anders'")]
    [InlineData("NULL, ActorName")]
    [InlineData("zeroblob(24), ActorName")]
    [InlineData("zeroblob(3), ActorName")]
    public async Task An_entry_that_the_program_did_not_write_is_not_sealed_and_found_at_once(string mark)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.TamperAsync($"""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, UserId, Roles, SubjectType, SubjectId, SubjectCode, Mark, ActorName)
            SELECT Stream, OccurredAt, Activity, ActorKind, UserId, Roles, SubjectType, SubjectId, SubjectCode, {mark} FROM AuditEntries ORDER BY Id DESC LIMIT 1
            """);
        var inserted = await log.EntryAsync(7);
        await log.WriteAsync(1);

        Assert.Equal(1, await log.SealAsync());
        Assert.Equal((AuditBreakKind.EntryInserted, inserted), (await log.VerifyAsync()).Broken is { } broken ? (broken.Kind, broken.Entry) : default);
    }

    [Theory]
    [InlineData(true, "Mark")]
    [InlineData(false, "Mark")]
    [InlineData(true, "NULL")]
    public async Task A_copy_of_a_whole_entry_is_found(bool isSealed, string left)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.TamperAsync($"""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, UserId, Roles, SubjectType, SubjectId, SubjectCode, Mark, ActorName)
            SELECT Stream, OccurredAt, Activity, ActorKind, UserId, Roles, SubjectType, SubjectId, SubjectCode, Mark, ActorName FROM AuditEntries ORDER BY Id DESC LIMIT 1;
            UPDATE AuditEntries SET Mark = {left} WHERE Id = (SELECT MAX(Id) - 1 FROM AuditEntries)
            """);
        var (original, copy) = (await log.EntryAsync(6), await log.EntryAsync(7));
        if (isSealed)
            await log.SealAsync();

        Assert.Equal(
            left == "Mark" ? (AuditBreakKind.EntryInserted, copy) : (AuditBreakKind.EntryChanged, original),
            (await log.VerifyAsync()).Broken is { } broken ? (broken.Kind, broken.Entry) : default);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("X''")]
    [InlineData("X'3230323630333032'")]
    [InlineData("X'39393939'")]
    [InlineData("'zz'")]
    public async Task An_entry_in_a_stream_that_is_none_of_ours_is_found(string stream)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.TamperAsync($"""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT {stream}, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
            """);
        await log.WriteAsync(1);

        Assert.Equal(1, await log.SealAsync());
        Assert.Equal((AuditBreakKind.EntryInserted, await log.EntryAsync(7)), (await log.VerifyAsync()).Broken is { } broken ? (broken.Kind, broken.Entry) : default);
    }

    [Theory]
    [InlineData("OccurredAt, 'Onzin'")]
    [InlineData("'zz', Activity")]
    public async Task An_entry_that_can_not_be_read_keeps_no_other_from_being_sealed_and_is_named(string made)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.WriteAsync(2);
        await log.TamperAsync($"""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT Stream, {made}, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries ORDER BY Id LIMIT 1
            """);
        var inserted = await log.EntryAsync(9);
        await log.WriteAsync(3);

        Assert.Equal(5, await log.SealAsync());
        Assert.Equal(inserted, (await log.VerifyAsync()).Broken?.Entry);
    }

    [Fact]
    public async Task Between_and_behind_more_unreadable_entries_than_are_looked_for_at_once_all_others_are_sealed()
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        for (var time = 0; time < 2; time++)
        {
            await log.WriteAsync(2);
            await log.TamperAsync("""
                WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 250)
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
                SELECT Stream, OccurredAt, 'Onzin', ActorKind, ActorName, Roles, SubjectType FROM many, (SELECT * FROM AuditEntries ORDER BY Id LIMIT 1)
                """);
        }

        await log.WriteAsync(3);

        Assert.Equal(7, await log.SealAsync());
        Assert.Equal(0, await log.SealAsync());
    }

    [Fact]
    public async Task What_is_written_while_the_log_is_read_does_not_stand_for_what_can_not_be_read()
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.TamperAsync("""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT X'39393939', OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
            """);

        var proof = await log.Desk.InRequestAsync<AuditVerification, AuditProof>(v => v.RunAsync(new Meanwhile(() => log.WriteAsync(1)), default));

        Assert.Equal((6, 1, AuditBreakKind.EntryInserted), (proof.Entries, proof.Waiting, proof.Broken?.Kind));
    }

    [Fact]
    public async Task An_entry_that_was_changed_before_it_was_sealed_is_found()
    {
        using var log = await Chained.BuildAsync();
        await log.TamperAsync("UPDATE AuditEntries SET SubjectCode = 'WA-2026-999999' WHERE SubjectCode = 'WA-2026-000003'");
        var changed = await log.EntryAsync(4);

        Assert.Equal(5, await log.SealAsync());
        Assert.Equal((AuditBreakKind.EntryInserted, changed), (await log.VerifyAsync()).Broken is { } broken ? (broken.Kind, broken.Entry) : default);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("gone")]
    public async Task What_waited_when_entries_began_to_be_marked_is_sealed_as_it_is_and_nothing_without_a_mark_after_it(string node)
    {
        using var log = await Chained.OfBeforeMarksAsync(node);

        await log.BeginMarkingAsync();

        await using var later = log.Desk.AnotherNode();
        await using var reading = later.CreateAsyncScope();
        Assert.Equal((6, null), await VerifyAsync());
        await log.TamperAsync("""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
            """);
        await reading.ServiceProvider.GetRequiredService<AuditSealing>().BeginMarkingAsync(default);
        Assert.Equal(0, await reading.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(default));
        Assert.Equal((6, AuditBreakKind.EntryInserted), await VerifyAsync());

        async Task<(long, AuditBreakKind?)> VerifyAsync()
        {
            var proof = await reading.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, default);
            return (proof.Entries, proof.Broken?.Kind);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("UPDATE AuditEntries SET Mark = NULL;")]
    public async Task That_the_key_of_entries_was_taken_away_is_found_and_makes_nothing_ours_that_was_put_in(string marks)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.TamperAsync($"""
            {marks}
            DELETE FROM ServerSecrets WHERE Name = 'audit-entries';
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
            """);
        await using var started = log.Desk.AnotherNode();
        await using var scope = started.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().BeginMarkingAsync(default);

        var proof = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, default);

        Assert.Equal(AuditBreakKind.EntryChanged, proof.Broken?.Kind);
    }

    /// <summary>Does something the first time that a seal was read.</summary>
    private sealed class Meanwhile(Func<Task> act) : IProgress<AuditProgress>
    {
        private Func<Task>? once = act;

        public void Report(AuditProgress value) => Interlocked.Exchange(ref once, null)?.Invoke().GetAwaiter().GetResult();
    }
}
