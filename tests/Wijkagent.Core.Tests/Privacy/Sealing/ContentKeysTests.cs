using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Sealing;

/// <summary>The keys of what people told: made, destroyed, lost and left over.</summary>
public sealed class ContentKeysTests
{
    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Once_its_key_is_destroyed_a_report_is_gone_from_an_old_copy_of_the_database_too()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek");
        var kept = await desk.AddReportAsync(desk.Town.WestSouth, text: "Blijft");
        var id = (await desk.ReportAsync(code)).Id;
        var wrapped = await WrappedAsync(desk, id);
        Assert.True(desk.Database.KeyFilesHold(wrapped));
        await using var copy = await desk.Database.CopyAsync();

        await DestroyAsync(desk, id);
        await desk.Database.PutBackAsync(copy);

        var read = (await ReadAsync(desk, code))!;
        Assert.Equal(("(destroyed)", "(destroyed)", true), (read.Text.ToString(), read.Contact!.Email!.ToString(), read.Text.IsGone));
        Assert.Equal("Blijft", (await ReadAsync(desk, kept))!.Text.Value);
        Assert.False(desk.Database.KeyFilesHold(wrapped));
    }

    [Fact]
    public async Task A_destroyed_key_is_not_made_again_and_what_goes_on_goes_on()
    {
        using var desk = await Desk.BuildAsync();
        var (gone, other) = (await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek"), await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek"));
        var number = await desk.StartCaseAsync(gone, "Muziek");
        await DestroyAsync(desk, (await desk.ReportAsync(gone)).Id);
        await DestroyAsync(desk, (await desk.CaseAsync(number)).Id);

        Assert.Equal("(destroyed)", (await desk.InRequestAsync<CaseFiles, CaseFile?>(f => f.FindAsync(number, desk.Wim, default)))!.Title.ToString());
        Assert.Equal(2, (await desk.InRequestAsync<ReportInbox, Page<InboxRow>>(i => i.ListAsync(new InboxFilter(), 1, desk.Wim, default))).Items.Count);
        var proposals = await desk.InRequestAsync<CaseProposals, IReadOnlyList<CaseProposal>>(
            async p => await p.ForAsync((await ReadAsync(desk, other))!, desk.Wim, default));
        Assert.Empty(Assert.Single(proposals).SharedWords);
        await Assert.ThrowsAsync<ContentDestroyedException>(() => desk.HandleAsync(async h => await h.TellAsync(new TellReporter(gone, await desk.VersionAsync(gone), "Dag"), desk.Wim, default)));
    }

    [Fact]
    public async Task On_another_node_a_destroyed_key_is_dead_within_a_minute()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek");
        var id = (await desk.ReportAsync(code)).Id;
        await using var node = desk.AnotherNode();
        Assert.Equal("Harde muziek", (await TextOnAsync(node, code, desk.Wim)).Value);

        await DestroyAsync(desk, id);
        Assert.Equal("(destroyed)", (await ReadAsync(desk, code))!.Text.ToString());
        desk.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("(destroyed)", (await TextOnAsync(node, code, desk.Wim)).ToString());
    }

    [Fact]
    public async Task What_one_node_seals_another_opens_and_finds()
    {
        using var desk = await Desk.BuildAsync();
        await using var node = desk.AnotherNode();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek");

        Assert.Equal("Harde muziek", (await TextOnAsync(node, code, desk.Wim)).Value);
        await using var scope = node.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<ReportInbox>().ListAsync(new InboxFilter(Words: "muziek"), 1, desk.Wim, default);
        Assert.Equal(code, Assert.Single(found.Items).Code);
    }

    [Fact]
    public async Task Keys_that_are_lost_are_told_from_keys_that_were_destroyed()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        Assert.Null(await WhatIsWrongAsync(desk));
        await using (var keys = desk.OpenKeys())
            await keys.Keys.ExecuteDeleteAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("lost or belongs to another", await WhatIsWrongAsync(desk), StringComparison.Ordinal);
        Assert.Equal("(unreadable)", (await ReadAsync(desk, code))!.Text.ToString());
    }

    [Fact]
    public async Task A_lost_master_key_is_told()
    {
        using var desk = await Desk.BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var keys = desk.OpenKeys())
            await keys.Keys.ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, new byte[100]));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("master key", await WhatIsWrongAsync(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_what_was_never_saved_is_deleted_after_a_day()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, text: "Harde muziek");
        var leftOver = Guid.CreateVersion7();
        await using (var keys = desk.OpenKeys())
        {
            keys.Keys.Add(new ContentKey(leftOver, [1], desk.Clock.GetUtcNow().UtcDateTime));
            await keys.SaveChangesAsync();
        }

        desk.Clock.Advance(ContentKeySweep.Grace - TimeSpan.FromMinutes(1));
        await SweepAsync(desk);
        Assert.True(await IsThereAsync(desk, leftOver));
        desk.Clock.Advance(TimeSpan.FromDays(400));
        await SweepAsync(desk);

        Assert.False(await IsThereAsync(desk, leftOver));
        Assert.Equal("Harde muziek", (await ReadAsync(desk, code))!.Text.Value);
        Assert.Single((await desk.InRequestAsync<ReportInbox, Page<InboxRow>>(i => i.ListAsync(new InboxFilter(Words: "muziek"), 1, desk.Wim, default))).Items);
    }

    private static async Task<bool> IsThereAsync(Desk desk, Guid id)
    {
        await using var keys = desk.OpenKeys();
        return await keys.Keys.AnyAsync(k => k.Id == id);
    }

    private static async Task<byte[]> WrappedAsync(Desk desk, Guid id)
    {
        await using var keys = desk.OpenKeys();
        return (await keys.Keys.SingleAsync(k => k.Id == id)).Wrapped!;
    }

    private static async Task<SealedText> TextOnAsync(ServiceProvider node, string code, Actor actor)
    {
        await using var scope = node.CreateAsyncScope();
        var inbox = await scope.ServiceProvider.GetRequiredService<ReportInbox>().ListAsync(new InboxFilter(Words: code), 1, actor, default);
        return Assert.Single(inbox.Items).Text;
    }

    private static Task<bool> SweepAsync(Desk desk) => desk.InRequestAsync<ContentKeySweep, bool>(async sweep =>
    {
        await sweep.RunAsync(default);
        return true;
    });

    private static Task<bool> DestroyAsync(Desk desk, Guid id) => desk.InRequestAsync<ContentKeys, bool>(async keys =>
    {
        await keys.DestroyAsync([id], default);
        return true;
    });

    private static Task<string?> WhatIsWrongAsync(Desk desk) => desk.InRequestAsync<ContentKeysProof, string?>(proof => proof.WhatIsWrongAsync(default));

    private static Task<ReportFile?> ReadAsync(Desk desk, string code) =>
        desk.InRequestAsync<ReportFiles, ReportFile?>(files => files.FindAsync(code, desk.Wim, default));
}
