using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Tests.Reports.Screening;

public sealed class SendingBlocksTests : IAsyncLifetime
{
    private const string Why = "Steeds reclame voor gokken";

    private Desk desk = null!;

    public async Task InitializeAsync() => desk = await Desk.BuildAsync();

    public Task DisposeAsync()
    {
        desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_works_where_the_team_works_also_by_the_beat_of_an_officer_and_nowhere_else()
    {
        await using (var db = desk.Open())
        {
            db.Attach(desk.Town.Station);
            var elsewhere = new Team("Ander team", desk.Town.Station);
            db.Add(elsewhere);
            await db.SaveChangesAsync();
            var east = await db.Districts.SingleAsync(d => d.Id == desk.Town.East.Id);
            var west = await db.Districts.SingleAsync(d => d.Id == desk.Town.West.Id);
            east.AssignTo(elsewhere.Id);
            west.AssignTo(elsewhere.Id);
            // Elly has East on her beat and is of Cora's team; Wim works there no more.
            await db.Beats.Where(b => b.OfficerId == desk.West.Id).ExecuteDeleteAsync();
            await db.SaveChangesAsync();
        }

        await SetAsync("gokken.example", 2);

        Assert.True(await HoldsAsync(null, "Kijk op gokken.example", desk.Town.EastSouth.Id));
        Assert.False(await HoldsAsync(null, "Kijk op gokken.example", desk.Town.WestSouth.Id));
    }

    [Fact]
    public async Task What_two_set_at_once_is_there_once_and_lasts_as_long_as_the_longest_of_them_said()
    {
        var both = await desk.TwiceAtOnceAsync<SendingBlocks, Result>(b => b.SetAsync(new SetBlock("Jo@Voorbeeld.nl", 6, Why), desk.Cora, default));
        await SetAsync("jo@voorbeeld.nl", 2);
        var six = await OnlyAsync();
        await SetAsync("JO@voorbeeld.nl", 13);

        Assert.All(both, set => Assert.Null(set.Error));
        Assert.Equal(WorkingTime.AddDays(CoreHost.Now, 6 * 7), six.Until);
        Assert.Equal(WorkingTime.AddDays(CoreHost.Now, 13 * 7), (await OnlyAsync()).Until);
        Assert.True(await HoldsAsync("jo@VOORBEELD.nl", "", desk.Town.WestSouth.Id));
        Assert.False(await HoldsAsync("joke@voorbeeld.nl", "", desk.Town.WestSouth.Id));
        await using var db = desk.Open();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Name == nameof(SendingBlockSet)));
        Assert.All(await db.AuditEntries.Where(a => a.Event == nameof(SendingBlockSet)).ToListAsync(), entry => Assert.Null(entry.Reason));
    }

    [Fact]
    public async Task When_its_last_day_is_over_it_counts_no_more_and_then_nothing_of_it_is_left()
    {
        await SetAsync("gokken.example", 2);
        var block = await OnlyAsync();
        desk.Clock.Advance(block.Until - desk.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromTicks(1));
        Assert.True(await HoldsAsync(null, "gokken.example", desk.Town.WestSouth.Id));

        desk.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.False(await HoldsAsync(null, "gokken.example", desk.Town.WestSouth.Id));
        Assert.Empty(await desk.InRequestAsync<SendingBlocks, IReadOnlyList<BlockedNow>>(b => b.ListAsync(desk.Cora, default)));
        desk.Clock.Advance(ShortTerms.Patience);
        Assert.Contains(new ShortTermCount(ShortTerm.Block, 1), await desk.InRequestAsync<ShortTerms, IReadOnlyList<ShortTermCount>>(s => s.LateAsync(default)));
        await ClearAsync();
        await using var db = desk.Open();
        Assert.Equal(0, await db.SendingBlocks.CountAsync() + await db.Events.CountAsync(e => e.SubjectId == block.Id));
        await using var keys = desk.OpenKeys();
        Assert.NotNull((await keys.Keys.SingleAsync(k => k.Id == block.Id)).DestroyedAt);
    }

    [Fact]
    public async Task Lifted_it_is_over_at_once_and_can_be_set_anew()
    {
        await SetAsync("gokken.example", 13);
        var lifted = await OnlyAsync();
        foreach (var _ in new[] { 1, 2 })
            Assert.Null((await desk.DoAsync<SendingBlocks, Result>(b => b.LiftAsync(lifted.Id, desk.Cora, default))).Error);
        Assert.False(await HoldsAsync(null, "gokken.example", desk.Town.WestSouth.Id));
        await using (var before = desk.Open())
            Assert.Equal(1, await before.Events.CountAsync(e => e.Name == nameof(SendingBlockLifted)));

        await SetAsync("gokken.example", 2);

        Assert.NotEqual(lifted.Id, (await OnlyAsync()).Id);
        await using var db = desk.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Event == nameof(SendingBlockLifted)));
    }

    [Fact]
    public async Task The_list_has_an_end_and_what_is_on_it_can_still_be_made_longer()
    {
        await using (var db = desk.Open())
        {
            db.AddRange(Enumerable.Range(1, SendingBlock.MostOfTeam)
                .Select(n => SendingBlock.OfWebsite(desk.Town.Team.Id, $"gokken{n}.example", new BlockTerm(2, Why), desk.Cora, CoreHost.Now)));
            await db.SaveChangesAsync();
        }

        Assert.IsType<BlockListFull>((await desk.DoAsync<SendingBlocks, Result>(b => b.SetAsync(new SetBlock("nieuw.example", 2, Why), desk.Cora, default))).Error);
        await SetAsync("gokken7.example", 13);
    }

    [Fact]
    public async Task A_report_that_becomes_anonymous_is_no_longer_named_by_the_mailbox_it_came_from()
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "jo@voorbeeld.nl");
        await using (var db = desk.Open())
        {
            var mailbox = (await db.ReporterContacts.SingleAsync()).FoundBy!;
            db.AddRange(
                SendingBlock.OfMailbox(desk.Town.Team.Id, mailbox, new BlockTerm(2, Why, code), desk.Cora, CoreHost.Now),
                SendingBlock.OfWebsite(desk.Town.Team.Id, "gokken.example", new BlockTerm(2, Why, code), desk.Cora, CoreHost.Now));
            await db.SaveChangesAsync();
        }

        Assert.Null((await desk.DoAsync<NameRemoval, Result>(n => n.RemoveAsync(code, default))).Error);

        var listed = await desk.InRequestAsync<SendingBlocks, IReadOnlyList<BlockedNow>>(b => b.ListAsync(desk.Cora, default));
        Assert.Equal([(null, null), ("gokken.example", code)], listed.Select(b => (b.Website, b.ReportCode)).Order());
        Assert.All(listed, b => Assert.Equal(Why, b.Reason.Value));
        Assert.True(await HoldsAsync("jo@voorbeeld.nl", "", desk.Town.WestSouth.Id));
    }

    private async Task SetAsync(string what, int weeks) =>
        Assert.Null((await desk.DoAsync<SendingBlocks, Result>(b => b.SetAsync(new SetBlock(what, weeks, Why), desk.Cora, default))).Error);

    private Task<bool> HoldsAsync(string? email, string text, Guid neighbourhood) => desk.InRequestAsync<SendingBlocks, bool>(
        b => b.HoldAsync(email, text, neighbourhood, desk.Clock.GetUtcNow().UtcDateTime, default));

    private Task<bool> ClearAsync() => desk.InRequestAsync<SendingBlocks, bool>(async b =>
    {
        await b.ClearAsync(default);
        return true;
    });

    private async Task<SendingBlock> OnlyAsync()
    {
        await using var db = desk.Open();
        return await db.SendingBlocks.SingleAsync();
    }
}
