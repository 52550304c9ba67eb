using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>What an officer does with one report.</summary>
public sealed class ReportHandlingTests
{
    private const string Opened = nameof(ReportTakenInReview);

    public static TheoryData<string> EveryStep => [.. Steps.Keys];

    // By the word in its address: each step on a report that nobody opened yet, taking it back and reopening excepted.
    private static Dictionary<string, Func<ReportHandling, string, int, string?, Actor, Task<Result>>> Steps { get; } = new()
    {
        ["vraag"] = (h, code, version, text, by) => h.AskAsync(new AskReporter(code, version, text), by, default),
        ["bericht"] = (h, code, version, text, by) => h.TellAsync(new TellReporter(code, version, text), by, default),
        ["uitkomst"] = (h, code, version, text, by) => h.ResolveAsync(new ResolveReport(code, version, text), by, default),
        ["doorverwijzing"] = (h, code, version, text, by) => h.ReferAsync(new ReferReport(code, version, "Gemeente", text), by, default),
        ["afwijzing"] = (h, code, version, text, by) => h.DeclineAsync(new DeclineReport(code, version, text), by, default),
        ["heropening"] = (h, code, version, text, by) => h.ReopenAsync(new ReopenReport(code, version, text), by, default),
    };

    [Theory]
    [InlineData("vraag", ReportStatus.AwaitingReporter, MessageKind.Question, ReportNews.Question, $"{Opened} {nameof(ReporterAsked)}")]
    [InlineData("bericht", ReportStatus.InReview, MessageKind.Message, ReportNews.Message, $"{Opened} {nameof(ReporterTold)}")]
    [InlineData("uitkomst", ReportStatus.Resolved, MessageKind.Outcome, ReportNews.Resolved, nameof(ReportResolved))]
    [InlineData("doorverwijzing", ReportStatus.Referred, MessageKind.Outcome, ReportNews.Referred, nameof(ReportReferred))]
    [InlineData("afwijzing", ReportStatus.Declined, MessageKind.Outcome, ReportNews.Declined, nameof(ReportDeclined))]
    public async Task A_step_leaves_its_state_event_and_words_and_one_mail(
        string step, ReportStatus status, MessageKind kind, ReportNews news, string events)
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        Assert.Null((await DoAsync(desk, step, code, " Dag,\r\nik lees het. ")).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal(status, report.Status);
        var message = Assert.Single(report.Messages);
        Assert.Equal((kind, "Dag,\nik lees het.", true, desk.Wim.UserId), (message.Kind, message.Text, message.FromStaff, message.AuthorId));
        Assert.Equal(events, string.Join(' ', (await desk.EventsAsync(report.Id)).Except([nameof(ReportSubmitted), nameof(ReportConfirmed)])));
        Assert.Equal([new Mailed("mel@voorbeeld.nl", code, news, HasLink: true)], await desk.MailsAsync());
        Assert.Equal(step == "doorverwijzing" ? "Gemeente" : null, report.ReferredTo);
    }

    [Fact]
    public async Task What_was_answered_is_taken_up_again_by_an_officer_with_the_reason_for_the_reporter()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DoAsync(desk, "uitkomst", code, "Klaar.");
        Assert.Equal(new DateTime(2026, 4, 1, 22, 0, 0, DateTimeKind.Utc), (await desk.ReportAsync(code)).DueAt);

        Assert.Null((await DoAsync(desk, "heropening", code, "Toch niet klaar.")).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.Reopened, (DateTime?)null), (report.Status, report.EndedAt));
        Assert.Equal(new DateTime(2026, 3, 5, 23, 0, 0, DateTimeKind.Utc), report.DueAt);
        Assert.Contains(report.Messages, m => m is { Kind: MessageKind.Reopening, Text.Value: "Toch niet klaar." });
        Assert.Equal([ReportNews.Resolved, ReportNews.Reopened], (await desk.MailsAsync()).Select(m => m.News));
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_report_of_another_beat_is_not_there_whatever_is_typed(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await ReadyForAsync(desk, step);
        var before = await desk.TraceAsync();

        foreach (var text in new[] { "Dag", null })
        {
            foreach (var stranger in new[] { desk.Elly, Actor.Visitor, Actor.Reporter, desk.Wim with { Roles = new HashSet<string>() } })
                Assert.Equal(new NothingHere(), (await DoAsync(desk, step, code, text, by: stranger)).Error);
        }

        Assert.Equal(new NothingHere(), (await desk.HandleAsync(h => Steps[step](h, "WA-2026-000000", 0, "Dag", desk.Wim))).Error);
        Assert.Equal(before, await desk.TraceAsync());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task What_a_colleague_changed_in_between_stops_a_step(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await ReadyForAsync(desk, step);
        var seen = await desk.VersionAsync(code);
        await DoAsync(desk, "bericht", code, "Ik was eerst.", by: desk.Cora);
        var before = await desk.TraceAsync();

        Assert.Equal(new ChangedBySomebodyElse(), (await DoAsync(desk, step, code, "Dag", seen)).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Sent_twice_it_is_done_once_and_both_times_it_went_well(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await ReadyForAsync(desk, step);
        var seen = await desk.VersionAsync(code);
        Assert.Null((await DoAsync(desk, step, code, "Dag", seen)).Error);
        var once = await desk.TraceAsync();

        Assert.Null((await DoAsync(desk, step, code, "Dag", seen)).Error);
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await DoAsync(desk, step, code, "Dag", seen);

        Assert.Equal(new ChangedBySomebodyElse(), later.Error);
        Assert.Equal(once, await desk.TraceAsync());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Sent_twice_at_the_same_moment_it_is_done_once_too(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await ReadyForAsync(desk, step);
        var (seen, messages) = (await desk.VersionAsync(code), (await desk.ReportAsync(code)).Messages.Count);

        var results = await desk.TwiceAtOnceAsync<ReportHandling, Result>(h => Steps[step](h, code, seen, "Dag", desk.Wim));

        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Equal(messages + 1, (await desk.ReportAsync(code)).Messages.Count);
    }

    [Fact]
    public async Task Of_two_officers_at_the_same_moment_one_answers_and_the_other_hears_of_it()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var seen = await desk.VersionAsync(code);

        var results = await Task.WhenAll(
            Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.ResolveAsync(new ResolveReport(code, seen, "Klaar."), desk.Wim, default))),
            Task.Run(() => desk.InRequestAsync<ReportHandling, Result>(h => h.DeclineAsync(new DeclineReport(code, seen, "Nee."), desk.Cora, default))));

        Assert.Single(results, r => r.IsDone);
        Assert.Single(results, r => r.Error is ChangedBySomebodyElse);
        Assert.Single((await desk.ReportAsync(code)).Messages);
        Assert.Single(await desk.MailsAsync());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Words_that_are_missing_too_long_or_not_readable_change_nothing(string step)
    {
        using var desk = await Desk.BuildAsync();
        var code = await ReadyForAsync(desk, step);
        var before = await desk.TraceAsync();

        Assert.Equal(new ValueMissing("Message"), (await DoAsync(desk, step, code, null)).Error);
        Assert.Equal(new ValueMissing("Message"), (await DoAsync(desk, step, code, " \r\n ")).Error);
        Assert.Equal(new TextTooLong("Message", 3000), (await DoAsync(desk, step, code, new string('x', 3001))).Error);
        Assert.Equal(new TextNotReadable("Message"), (await DoAsync(desk, step, code, "a\uFFFEb")).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task The_other_body_has_to_be_named()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        Task<Result> ReferAsync(string? to, Actor by) => desk.HandleAsync(h => h.ReferAsync(new ReferReport(code, 0, to, "Zij doen dit."), by, default));

        Assert.Equal(new ValueMissing("To"), (await ReferAsync(" ", desk.Wim)).Error);
        Assert.Equal(new TextTooLong("To", 150), (await ReferAsync(new string('x', 151), desk.Wim)).Error);
        Assert.Equal(new NothingHere(), (await ReferAsync(null, desk.Elly)).Error);
    }

    [Fact]
    public async Task What_the_table_of_its_life_does_not_have_is_refused()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DoAsync(desk, "uitkomst", code, "Klaar.");
        var before = await desk.TraceAsync();

        Assert.Equal(new ReportCannotBecome(ReportStatus.Resolved, ReportStatus.Resolved), (await DoAsync(desk, "uitkomst", code, "Nog eens.")).Error);
        Assert.Equal(new ReportCannotBecome(ReportStatus.Resolved, ReportStatus.AwaitingReporter), (await DoAsync(desk, "vraag", code, "Hoe laat?")).Error);
        Assert.Equal(new ReportCannotBecome(ReportStatus.Resolved, ReportStatus.Declined), (await DoAsync(desk, "afwijzing", code, "Nee.")).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task Opening_takes_it_in_review_once_and_mails_that_once()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);

        Assert.Equal(new NothingHere(), (await desk.HandleAsync(h => h.OpenAsync(code, desk.Elly, default))).Error);
        Assert.All(await desk.TwiceAtOnceAsync<ReportHandling, Result>(h => h.OpenAsync(code, desk.Wim, default)), r => Assert.Null(r.Error));
        Assert.Null((await desk.HandleAsync(h => h.OpenAsync(code, desk.Cora, default))).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal(ReportStatus.InReview, report.Status);
        Assert.Single(await desk.EventsAsync(report.Id), Opened);
        Assert.Equal([new Mailed("mel@voorbeeld.nl", code, ReportNews.InReview, HasLink: true)], await desk.MailsAsync());
        await using var db = desk.Open();
        Assert.Equal((ActorKind.Staff, desk.Wim.UserId), await db.Events.Where(e => e.Name == Opened).Select(e => ValueTuple.Create(e.ActorKind, e.ActorUserId)).SingleAsync());
        Assert.Equal("Wim West", await db.NameOfAsync(desk.Wim.UserId));
    }

    [Fact]
    public async Task What_was_referred_comes_back_to_the_desk_and_the_reporter_hears_of_it()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        Task<Result> TakeBackAsync(int version, Actor by) => desk.HandleAsync(h => h.TakeBackAsync(new TakeBackReport(code, version), by, default));
        Assert.Equal(new ReportCannotBecome(ReportStatus.Received, ReportStatus.InReview), (await TakeBackAsync(await desk.VersionAsync(code), desk.Wim)).Error);
        await DoAsync(desk, "doorverwijzing", code, "Zij doen dit.");
        var seen = await desk.VersionAsync(code);

        Assert.Equal(new NothingHere(), (await TakeBackAsync(seen, desk.Elly)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await TakeBackAsync(seen - 1, desk.Wim)).Error);
        Assert.Null((await TakeBackAsync(seen, desk.Wim)).Error);
        Assert.Null((await TakeBackAsync(seen, desk.Wim)).Error);

        var report = await desk.ReportAsync(code);
        Assert.Equal((ReportStatus.InReview, null, null), (report.Status, report.ReferredTo, report.EndedAt));
        Assert.Equal(new DateTime(2026, 3, 5, 23, 0, 0, DateTimeKind.Utc), report.DueAt);
        Assert.Single(await desk.EventsAsync(report.Id), nameof(ReportCameBack));
        Assert.Equal([ReportNews.Referred, ReportNews.Reopened], (await desk.MailsAsync()).Select(m => m.News));
    }

    private static async Task<Result> DoAsync(Desk desk, string step, string code, string? text, int? version = null, Actor? by = null)
    {
        var shown = version ?? await desk.VersionAsync(code);
        return await desk.HandleAsync(h => Steps[step](h, code, shown, text, by ?? desk.Wim));
    }

    private static async Task<string> ReadyForAsync(Desk desk, string step)
    {
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        if (step == "heropening")
            Assert.Null((await DoAsync(desk, "uitkomst", code, "Klaar.")).Error);
        return code;
    }
}
