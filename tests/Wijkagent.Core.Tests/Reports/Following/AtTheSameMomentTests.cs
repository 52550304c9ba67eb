using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Tests.Reports.Following;

/// <summary>Reporter and officer at one moment, and clocks that go back: one outcome, and a sentence for who was late.</summary>
public sealed class AtTheSameMomentTests
{
    [Fact]
    public async Task A_report_that_is_withdrawn_and_answered_at_once_is_one_of_both_and_who_was_late_hears_why()
    {
        using var desk = await Desk.BuildAsync();
        for (var round = 0; round < 8; round++)
        {
            var code = await desk.AddReportAsync(desk.Town.WestSouth);
            var version = await desk.VersionAsync(code);

            var withdrawing = Task.Run(() => desk.InRequestAsync<ReportFollowing, Result>(f => f.WithdrawAsync(code, default)));
            var answering = Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.ResolveAsync(new ResolveReport(code, version, "Klaar."), desk.Wim, default)));
            var (withdrawn, answered) = (await withdrawing, await answering);

            var report = await desk.ReportAsync(code);
            var expected = report.Status == ReportStatus.Withdrawn
                ? (withdrawn.Error, answered.Error, report.Messages.Count) == (null, new ReportWasWithdrawn(), 0)
                : (report.Status, withdrawn.Error, answered.Error, report.Messages.Count) == (ReportStatus.Resolved, new AnsweredMeanwhile(), null, 1);
            Assert.True(expected, $"{report.Status}: {withdrawn.Error} and {answered.Error} with {report.Messages.Count} messages");
        }
    }

    [Fact]
    public async Task A_name_that_is_removed_while_the_officer_saves_what_would_be_mailed_to_it_later_is_one_of_both()
    {
        using var desk = await Desk.BuildAsync();
        for (var round = 0; round < 8; round++)
        {
            var code = await desk.AddReportAsync(desk.Town.WestSouth, "bo@voorbeeld.nl");
            Assert.Null((await desk.DoAsync<MailRhythm, Result>(m => m.ChooseAsync(code, NewsRhythm.Daily, default))).Error);
            var version = await desk.VersionAsync(code);

            var removing = Task.Run(() => desk.InRequestAsync<NameRemoval, Result>(n => n.RemoveAsync(code, default)));
            var resolving = Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.ResolveAsync(new ResolveReport(code, version, "Klaar."), desk.Wim, default)));
            var (removed, resolved) = (await removing, await resolving);

            Assert.Null(removed.Error);
            Assert.True(resolved.Error is null or ChangedBySomebodyElse, $"{resolved.Error}");
            await using var db = desk.Open();
            Assert.Empty(db.NewsThatWaits);
        }
    }

    [Fact]
    public async Task What_is_corrected_while_the_officer_writes_is_not_lost()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        await Task.WhenAll(
            Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.TellAsync(new TellReporter(code, 0, "Ik ga kijken."), desk.Wim, default))),
            Task.Run(() => desk.InRequestAsync<ReportCorrecting, Result>(c => c.CorrectAsync(new CorrectReport(code, "Het was elders", "bij de brug"), default))));

        await using var db = desk.Open();
        Assert.Equal(("Het was elders", "bij de brug"), (db.Reports.Single().Text.ToString(), db.Reports.Single().PlaceText.ToString()));
        Assert.Equal("Jongeren maken lawaai", db.ReportCorrections.Single().TextBefore);
    }

    [Fact]
    public async Task When_the_clock_goes_back_an_hour_links_work_and_an_answer_still_answers()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var link = await desk.InRequestAsync<ReportSecrets, string>(s => Task.FromResult(s.MakeLink(code, ReportLink.Follow)));
        var version = await desk.VersionAsync(code);
        Assert.Null((await desk.HandleAsync(h => h.AskAsync(new AskReporter(code, version, "Hoe laat?"), desk.Wim, default))).Error);
        var asked = await desk.ReportAsync(code);

        desk.Clock.AdjustTime(desk.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        Assert.Equal(code, (await desk.InRequestAsync<ReportFollowing, Result<string>>(f => f.OpenByLinkAsync(code, link, default))).Value);
        await desk.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        Assert.Null((await desk.InRequestAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default))).Error);
        Assert.Null((await desk.InRequestAsync<ReportAdding, Result>(f => f.AddAsync(code, "Om tien uur", default))).Error);

        var answered = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.AwaitingReporter, ReportStatus.InReview), (asked.Status, answered.Status));
        Assert.Single(answered.Messages, m => m.Kind == MessageKind.Answer);
        Assert.DoesNotContain(answered.Messages, m => m.Kind == MessageKind.Addition);
    }

    [Fact]
    public async Task An_old_link_to_confirm_changes_nothing_whatever_became_of_the_report()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var link = await desk.InRequestAsync<ReportSecrets, string>(s => Task.FromResult(s.MakeLink(code, ReportLink.Confirm)));
        Task<Result<Confirmation>> ConfirmAsync() => desk.DoAsync<ReportFollowing, Result<Confirmation>>(f => f.ConfirmAsync(code, link, default));
        foreach (var step in new Func<Task<Result>>[]
        {
            async () => await desk.HandleAsync(h => h.ResolveAsync(new ResolveReport(code, 0, "Klaar."), desk.Wim, default)),
            () => desk.DoAsync<ReportFollowing, Result>(f => f.ReopenAsync(code, "Toch niet", default)),
            () => desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(code, default)),
        })
        {
            Assert.Null((await step()).Error);
            var before = await desk.TraceAsync();

            Assert.Equal(Confirmation.WasDone, (await ConfirmAsync()).Value);
            Assert.Equal(before, await desk.TraceAsync());
        }

        desk.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(new LinkDoesNotWork(), (await ConfirmAsync()).Error);
    }
}
