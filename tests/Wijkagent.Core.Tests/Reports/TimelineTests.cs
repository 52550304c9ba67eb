using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>What happened to a report, as its reporter and the desk read it.</summary>
public sealed class TimelineTests
{
    [Fact]
    public async Task What_happened_at_one_moment_stands_in_the_order_in_which_it_happened()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var db = desk.Open())
        {
            var report = db.Reports.Single();
            await db.Entry(report).Reference(r => r.Kind).LoadAsync();
            report.Add("Laat maar", 0, Actor.Reporter, CoreHost.Now.AddHours(1));
            report.Withdraw(Actor.Reporter, CoreHost.Now.AddHours(1));
            await db.SaveChangesAsync();
        }

        Assert.Equal([nameof(MessageKind.Addition), nameof(ReportWithdrawn)], (await ReadAsync(desk, code)).Timeline.Select(m => m.What).TakeLast(2));
    }

    [Fact]
    public async Task Of_a_very_long_story_the_newest_part_is_read()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var db = desk.Open())
        {
            var report = db.Reports.Single();
            foreach (var i in Enumerable.Range(1, Timeline.Longest + 1))
                report.Add($"{i}", 0, Actor.Reporter, CoreHost.Now.AddHours(1).AddSeconds(i));
            await db.SaveChangesAsync();
        }

        var file = await desk.InRequestAsync<ReportFiles, ReportFile?>(f => f.FindAsync(code, desk.Wim, default));
        var messages = await desk.InRequestAsync<ReportFiles, List<MessageOnFile>>(f => f.MessagesAsync(file!, default));
        var facts = await desk.InRequestAsync<ReportFiles, List<TimelineFact>>(f => f.FactsAsync(file!, default));
        var followed = (await ReadAsync(desk, code)).Timeline;

        Assert.Equal((Timeline.Longest, "2", $"{Timeline.Longest + 1}"), (messages.Count, messages[0].Text, messages[^1].Text));
        Assert.Equal(messages.Select(m => m.SentAt), facts.Select(f => f.OccurredAt));
        Assert.Equal(messages.Select(m => m.Text.Value), followed.Select(m => m.Text));
    }

    private static async Task<FollowedReport> ReadAsync(Desk desk, string code) =>
        (await desk.InRequestAsync<FollowedReports, FollowedReport?>(f => f.ReadAsync(code, default)))!;
}
