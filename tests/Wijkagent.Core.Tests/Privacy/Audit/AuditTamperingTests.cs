using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>Whatever somebody changes in the audit log by hand, in a database where everything is allowed, is found.</summary>
public sealed class AuditTamperingTests
{
    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'Iemand anders' WHERE Id = {3}", AuditBreakKind.EntryChanged, 3)]
    [InlineData("UPDATE AuditEntries SET OccurredAt = '2026-03-02 11:00:00' WHERE Id = {3}", AuditBreakKind.EntryChanged, 3)]
    [InlineData("UPDATE AuditEntries SET UserId = NULL WHERE Id = {4}", AuditBreakKind.EntryChanged, 4)]
    [InlineData("UPDATE AuditEntries SET Activity = 'Onzin' WHERE Id = {3}", AuditBreakKind.EntryChanged, 3)]
    [InlineData("UPDATE AuditEntries SET OccurredAt = 'zz' WHERE Id >= {4}", AuditBreakKind.EntryChanged, 4)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = {3}", AuditBreakKind.EntryRemoved, 3)]
    [InlineData("DELETE FROM AuditEntries WHERE Id >= {3}", AuditBreakKind.EntryRemoved, 3)]
    [InlineData("UPDATE AuditEntries SET Stream = '20260302-x' WHERE Id = {2}", AuditBreakKind.EntryRemoved, 2)]
    [InlineData("UPDATE AuditEntries SET Id = -1 WHERE Id = {3}; UPDATE AuditEntries SET Id = {3} WHERE Id = {4}; UPDATE AuditEntries SET Id = {4} WHERE Id = -1", AuditBreakKind.EntryChanged, 3)]
    [InlineData("DELETE FROM AuditSeals WHERE Number = 1", AuditBreakKind.SealRemoved, null)]
    [InlineData("UPDATE AuditSeals SET Last = zeroblob(32) WHERE Number = 1", AuditBreakKind.SealChanged, null)]
    [InlineData("UPDATE AuditSeals SET Links = substr(Links, 1, 80), Count = 2 WHERE Number = 1", AuditBreakKind.SealChanged, null)]
    public async Task The_first_place_is_named(string statement, AuditBreakKind kind, int? place)
    {
        using var log = await Chained.BuildAsync();
        await log.SealAsync();
        await log.WriteAsync(3);
        await log.SealAsync();
        for (var i = 1; i <= 4; i++)
        {
            var id = (await log.EntryAsync(i)).ToString(CultureInfo.InvariantCulture);
            statement = statement.Replace($"{{{i}}}", id, StringComparison.Ordinal);
        }

        var expected = place is { } p ? await log.EntryAsync(p) : (long?)null;

        await log.TamperAsync(statement);
        var broken = (await log.VerifyAsync()).Broken;

        Assert.Equal(new AuditBreak(kind, "20260302-test", new DateOnly(2026, 3, 2), expected), broken);
    }

    [Fact]
    public async Task Of_several_days_the_first_is_named()
    {
        using var log = await Chained.BuildAsync();
        await log.CloseDayAsync();
        await log.WriteAsync(3);
        await log.SealAsync();
        var first = await log.EntryAsync(1);

        await log.TamperAsync("UPDATE AuditEntries SET ActorName = 'Iemand anders'");

        Assert.Equal(
            new AuditBreak(AuditBreakKind.EntryChanged, "20260302-test", new DateOnly(2026, 3, 2), first), (await log.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task An_entry_put_into_a_day_that_is_closed_is_never_sealed_and_found()
    {
        using var log = await Chained.BuildAsync();
        await log.CloseDayAsync();
        await log.TamperAsync("""
            INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
            SELECT Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
            """);

        Assert.Equal(0, await log.SealAsync());
        Assert.Equal(AuditBreakKind.EntryInserted, (await log.VerifyAsync()).Broken?.Kind);
    }

    [Theory]
    [InlineData("Signature", AuditBreakKind.SealUnsigned)]
    [InlineData("NULL", AuditBreakKind.DayChanged)]
    public async Task A_chain_that_was_made_anew_does_not_fit_the_signature_of_its_day(string signature, AuditBreakKind kind)
    {
        using var log = await Chained.BuildAsync();
        await log.CloseDayAsync();

        await log.ForgeAsync(await log.EntryAsync(3));
        await log.TamperAsync($"UPDATE AuditSeals SET Signature = {signature}");

        Assert.Equal(kind, (await log.VerifyAsync()).Broken?.Kind);
    }

    [Theory]
    [InlineData("DELETE FROM AuditSeals; DELETE FROM AuditEntries", AuditBreakKind.DayChanged)]
    [InlineData("UPDATE AuditCheckpoints SET Heads = '[]'", AuditBreakKind.CheckpointWrong)]
    [InlineData("DELETE FROM AuditCheckpoints WHERE Day = '2026-03-02'", AuditBreakKind.DayChanged)]
    public async Task A_day_that_was_signed_does_not_disappear(string statement, AuditBreakKind kind)
    {
        using var log = await Chained.BuildAsync();
        await log.CloseDayAsync();
        await log.WriteAsync(1);
        await log.CloseDayAsync();
        Assert.Equal((2, null), (await log.VerifyAsync() is var proof ? proof.Checkpoints : 0, (await log.VerifyAsync()).Broken));

        await log.TamperAsync(statement);

        Assert.Equal(kind, (await log.VerifyAsync()).Broken?.Kind);
    }

    [Theory]
    [InlineData("UPDATE AuditReasons SET Stream = 'x'")]
    [InlineData("DELETE FROM AuditReasons")]
    [InlineData("REPLACE INTO AuditReasons SELECT * FROM AuditReasons")]
    public async Task Why_something_was_done_stays_as_long_as_the_entry_that_names_it(string statement)
    {
        using var log = await Chained.BuildAsync();
        await using var db = log.Desk.Open();
        await log.NoteAsync(new AuditNote(AuditActivity.Exported, "AuditEntry"), "Controle", log.ContextOf("test"));
        await log.SealAsync();

        Assert.Contains("audit log", (await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(statement))).Message, StringComparison.Ordinal);
        Assert.Null((await log.VerifyAsync()).Broken);

    }

    [Theory]
    [InlineData("DELETE FROM AuditReasons", AuditBreakKind.ReasonRemoved)]
    [InlineData("UPDATE AuditReasons SET Words = randomblob(90)", AuditBreakKind.ReasonChanged)]
    [InlineData("UPDATE AuditReasons SET Words = zeroblob(0)", AuditBreakKind.ReasonChanged)]
    [InlineData("UPDATE AuditReasons SET Words = (SELECT Words FROM AuditReasons ORDER BY Id LIMIT 1)", AuditBreakKind.ReasonChanged)]
    [InlineData("UPDATE AuditReasons SET Stream = '20260301-test'", AuditBreakKind.ReasonChanged)]
    public async Task Why_something_was_done_is_found_to_be_changed_or_gone(string statement, AuditBreakKind kind)
    {
        using var log = await Chained.BuildAsync();
        await log.NoteAsync(new AuditNote(AuditActivity.Exported, "AuditEntry"), "Controle", log.ContextOf("test"));
        await log.NoteAsync(new AuditNote(AuditActivity.Exported, "AuditEntry"), "Nog een", log.ContextOf("test"));
        await log.SealAsync();
        Assert.Null((await log.VerifyAsync()).Broken);

        // As somebody does who may do everything in the database.
        await log.TamperAsync(statement);

        var broken = (await log.VerifyAsync()).Broken;
        Assert.Equal(kind, broken?.Kind);
        Assert.Contains(broken!.Entry, new long?[] { await log.EntryAsync(7), await log.EntryAsync(8) });
    }

    [Fact]
    public void Text_that_moves_from_one_field_to_another_is_another_entry()
    {
        var context = new AuditContext(new AuditNode("a"), TimeProvider.System);
        var at = new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc);
        var one = AuditEntry.Of(new AuditNote(AuditActivity.Viewed, "Report", null, "A") { At = at, Event = null, Filters = "B" }, Actor.System, context);
        var other = AuditEntry.Of(new AuditNote(AuditActivity.Viewed, "ReportA") { At = at, Filters = "B" }, Actor.System, context);
        var (first, second) = (new byte[AuditChain.HashLength], new byte[AuditChain.HashLength]);

        new AuditChain().Link(AuditChain.Start, one, first);
        new AuditChain().Link(AuditChain.Start, other, second);

        Assert.NotEqual(first, second);
    }
}
