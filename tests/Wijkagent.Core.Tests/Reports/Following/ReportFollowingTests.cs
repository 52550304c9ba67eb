using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports.Following;

/// <summary>What a reporter does with the own report.</summary>
public sealed class ReportFollowingTests
{
    [Fact]
    public async Task What_is_sent_twice_is_added_once_also_at_the_same_moment()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        var results = await desk.TwiceAtOnceAsync<ReportAdding, Result>(f => f.AddAsync(code, "Het was ook gisteren", default));
        var later = await AddAsync(desk, code, " Het was ook gisteren ");

        Assert.All(results.Append(later), r => Assert.Null(r.Error));
        var message = Assert.Single((await desk.ReportAsync(code)).Messages);
        Assert.Equal((MessageKind.Addition, false, null), (message.Kind, message.FromStaff, message.AuthorId));
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await AddAsync(desk, code, "Het was ook gisteren");
        Assert.Equal(2, (await desk.ReportAsync(code)).Messages.Count);
    }

    [Fact]
    public async Task The_same_words_answer_each_question_once()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        foreach (var question in new[] { "Was het laat?", "Was het hard?" })
        {
            var version = await desk.VersionAsync(code);
            await desk.HandleAsync(h => h.AskAsync(new AskReporter(code, version, question), desk.Wim, default));
            await AddAsync(desk, code, "Ja");
            await AddAsync(desk, code, "Ja");
        }

        Assert.Equal(
            [MessageKind.Question, MessageKind.Answer, MessageKind.Question, MessageKind.Answer],
            (await desk.ReportAsync(code)).Messages.OrderBy(m => m.SentAt).Select(m => m.Kind));
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_officer_writes_at_the_same_moment()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        await Task.WhenAll(
            Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.TellAsync(new TellReporter(code, 0, "Ik ga kijken."), desk.Wim, default))),
            Task.Run(() => desk.InRequestAsync<ReportAdding, Result>(f => f.AddAsync(code, "Het was ook gisteren", default))));

        // The officer had an older page when the reporter was first; the reporter is never turned away.
        Assert.Contains((await desk.ReportAsync(code)).Messages, m => m.Text == "Het was ook gisteren");
    }

    [Fact]
    public async Task Not_solved_and_withdrawn_are_said_once_however_often_they_are_sent()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.ResolveAsync(new ResolveReport(code, 0, "Klaar."), desk.Wim, default));
        await AddAsync(desk, code, "Het is er weer");

        Assert.All(await desk.TwiceAtOnceAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Het is er weer", default)), r => Assert.Null(r.Error));
        Assert.All(await desk.TwiceAtOnceAsync<ReportFollowing, Result>(f => f.WithdrawAsync(code, default)), r => Assert.Null(r.Error));

        var report = await desk.ReportAsync(code);
        Assert.Equal(ReportStatus.Withdrawn, report.Status);
        var events = await desk.EventsAsync(report.Id);
        Assert.Single(events, nameof(ReportReopened));
        Assert.Single(events, nameof(ReportWithdrawn));
        Assert.Equal(new ReportHasEnded(), (await AddAsync(desk, code, "Toch nog iets")).Error);
    }

    [Fact]
    public async Task Words_that_are_missing_or_too_long_and_a_report_that_is_not_there_change_nothing()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var before = await desk.TraceAsync();

        Assert.Equal(new ValueMissing("Message"), (await AddAsync(desk, code, " \r\n")).Error);
        Assert.Equal(new TextTooLong("Message", 3000), (await AddAsync(desk, code, new string('x', 3001))).Error);
        Assert.Equal(new NothingHere(), (await AddAsync(desk, "WA-2026-000000", "Dag")).Error);
        Assert.Equal(new ReportCannotBecome(ReportStatus.Received, ReportStatus.Reopened), (await desk.DoAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Weer", default))).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task It_can_be_called_not_solved_until_its_term_ends_and_the_page_says_until_when()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.ResolveAsync(new ResolveReport(code, 0, "Klaar."), desk.Wim, default));

        // «Tot en met 1 april»: to the end of that day, in summer time.
        var until = new DateTime(2026, 4, 1, 22, 0, 0, DateTimeKind.Utc);
        Assert.Equal(until, (await ReadAsync(desk, code)).ReopenUntil);

        desk.Clock.SetUtcNow(new DateTimeOffset(until.AddSeconds(-1)));
        Assert.Equal(until, (await ReadAsync(desk, code)).ReopenUntil);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await ReadAsync(desk, code)).ReopenUntil);
        Assert.Equal(new ReopenTermHasPassed(), (await desk.InRequestAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Weer", default))).Error);
    }

    [Fact]
    public async Task The_reporter_reads_what_happened_and_not_what_staff_do_among_themselves()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        var number = await desk.StartCaseAsync(code, "Overlast door familie X");
        await desk.OnCaseAsync(c => c.RecordAsync(new(number, Core.Cases.CaseActionKind.Warning, "Familie X gewaarschuwd", new DateOnly(2026, 3, 2)), desk.Wim, default));
        var version = (await desk.CaseAsync(number)).Version;
        await desk.OnCaseAsync(c => c.ResolveAsync(new(number, version, "Het is rustig.", [], DateTime.MaxValue), desk.Wim, default));

        var read = await ReadAsync(desk, code);

        Assert.Equal(
            [nameof(ReportSubmitted), nameof(ReportConfirmed), nameof(ReportTakenInReview), nameof(ReportJoinedCase), nameof(ReportResolved)],
            read.Timeline.Select(m => m.What));
        Assert.Equal(("Het is rustig.", "Wim West"), (read.Timeline[^1].Text, read.Timeline[^1].By));
        Assert.DoesNotContain(read.Timeline, m => m.Text?.Contains("Familie X", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_link_opens_its_own_report_for_its_own_purpose_for_sixty_days()
    {
        using var desk = await Desk.BuildAsync();
        var (code, other) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var link = await desk.InRequestAsync<ReportSecrets, string>(s => Task.FromResult(s.MakeLink(code, ReportLink.Follow)));
        Task<Result<string>> OpenAsync(string of, string? key) => desk.InRequestAsync<ReportFollowing, Result<string>>(f => f.OpenByLinkAsync(of, key, default));

        Assert.Equal(code, (await OpenAsync(code, link)).Value);
        Assert.Equal(new LinkDoesNotWork(), (await OpenAsync(other, link)).Error);
        Assert.Equal(new LinkDoesNotWork(), (await OpenAsync(code, null)).Error);
        Assert.Equal(new LinkDoesNotWork(), (await desk.InRequestAsync<ReportFollowing, Result<Confirmation>>(f => f.ConfirmAsync(code, link, default))).Error);
        desk.Clock.Advance(TimeSpan.FromDays(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(code, (await OpenAsync(code, link)).Value);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new LinkDoesNotWork(), (await OpenAsync(code, link)).Error);
    }

    [Fact]
    public async Task Nothing_is_added_before_the_address_was_confirmed_and_the_page_does_not_offer_it()
    {
        using var desk = await Desk.BuildAsync();
        Report report;
        await using (var db = desk.Open())
        {
            report = Reporting.ReportThatIs(ReportStatus.Unconfirmed, db.ReportKinds.First(), desk.Town.WestSouth.Id);
            db.Add(report);
            await db.SaveChangesAsync();
        }

        var read = await ReadAsync(desk, report.Code);

        Assert.Equal((false, false), (read.CanAdd, read.CanWithdraw));
        Assert.Equal(new ReportHasEnded(), (await desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(report.Code, "Nog iets", default))).Error);
    }

    private static Task<Result> AddAsync(Desk desk, string code, string? text) =>
        desk.DoAsync<ReportAdding, Result>(f => f.AddAsync(code, text, default));

    private static async Task<FollowedReport> ReadAsync(Desk desk, string code) =>
        (await desk.InRequestAsync<FollowedReports, FollowedReport?>(f => f.ReadAsync(code, default)))!;
}
