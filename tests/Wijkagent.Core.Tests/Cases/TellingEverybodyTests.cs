using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>What an officer tells everybody on a case reaches every reporter once.</summary>
public sealed class TellingEverybodyTests
{
    private const string Words = "Ik praat deze week met de jongeren.";

    [Fact]
    public async Task Everybody_who_told_of_it_reads_it_also_in_another_beat_and_is_mailed_once()
    {
        using var desk = await Desk.BuildAsync();
        var twice = new[] { await desk.AddReportAsync(desk.Town.WestSouth, "mel@voorbeeld.nl"), await desk.AddReportAsync(desk.Town.WestNorth, "MEL@voorbeeld.nl") };
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var elsewhere = await desk.AddReportAsync(desk.Town.EastSouth, "jo@voorbeeld.nl");
        var number = await OnOneCaseAsync(desk, [.. twice, anonymous, elsewhere]);
        var before = (await desk.MailsAsync()).Count;

        Assert.Null((await TellAsync(desk, number)).Error);

        foreach (var code in twice.Append(anonymous).Append(elsewhere))
        {
            var report = await desk.ReportAsync(code);
            Assert.Equal((MessageKind.Message, Words, desk.Wim.UserId), (report.Messages.Single().Kind, report.Messages.Single().Text, report.Messages.Single().AuthorId));
            Assert.Equal(nameof(ReporterTold), (await desk.EventsAsync(report.Id))[^1]);
        }

        Assert.Equal(
            [new Mailed("MEL@voorbeeld.nl", twice[1], ReportNews.Message, HasLink: true), new Mailed("jo@voorbeeld.nl", elsewhere, ReportNews.Message, HasLink: true)],
            (await desk.MailsAsync()).Skip(before));
        Assert.Single(await desk.EventsAsync((await desk.CaseAsync(number)).Id), nameof(CaseReportersTold));
    }

    [Fact]
    public async Task Whoever_withdrew_hears_nothing_and_when_nobody_is_left_the_officer_is_told()
    {
        using var desk = await Desk.BuildAsync();
        var (stays, goes) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var number = await OnOneCaseAsync(desk, stays, goes);
        await desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(goes, default));

        Assert.Null((await TellAsync(desk, number)).Error);
        Assert.Empty((await desk.ReportAsync(goes)).Messages);
        await desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(stays, default));
        var before = await desk.TraceAsync();

        Assert.Equal(new NobodyToTell(), (await TellAsync(desk, number, "Nog iets.")).Error);
        Assert.Equal(before, await desk.TraceAsync());
    }

    [Fact]
    public async Task What_was_told_to_one_of_them_first_is_told_to_all_when_asked()
    {
        using var desk = await Desk.BuildAsync();
        var (first, second) = (await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var number = await OnOneCaseAsync(desk, first, second);
        var version = await desk.VersionAsync(first);
        await desk.HandleAsync(h => h.TellAsync(new TellReporter(first, version, Words), desk.Wim, default));

        Assert.Null((await TellAsync(desk, number)).Error);

        Assert.Equal(2, (await desk.ReportAsync(first)).Messages.Count);
        Assert.Single((await desk.ReportAsync(second)).Messages);
    }

    [Fact]
    public async Task Telling_one_of_them_is_not_mistaken_for_having_told_all()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var number = await OnOneCaseAsync(desk, code);
        var (seen, version) = ((await desk.CaseAsync(number)).Version, await desk.VersionAsync(code));
        await desk.HandleAsync(h => h.TellAsync(new TellReporter(code, version, Words), desk.Wim, default));
        await desk.OnCaseAsync(c => c.PlanAsync(new PlanTask(number, "Bellen", null), desk.Cora, default));

        Assert.Equal(new ChangedBySomebodyElse(), (await TellAsync(desk, number, version: seen)).Error);
    }

    [Fact]
    public async Task The_same_words_with_an_older_page_are_refused_when_they_are_not_the_same_sending_any_more()
    {
        using var desk = await Desk.BuildAsync();
        var number = await OnOneCaseAsync(desk, await desk.AddReportAsync(desk.Town.WestSouth));
        var seen = (await desk.CaseAsync(number)).Version;
        Assert.Null((await TellAsync(desk, number, version: seen)).Error);

        Assert.Equal(new ChangedBySomebodyElse(), (await TellAsync(desk, number, "Iets anders.", seen)).Error);
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(new ChangedBySomebodyElse(), (await TellAsync(desk, number, version: seen)).Error);
    }

    [Fact]
    public async Task There_has_to_be_something_to_tell()
    {
        using var desk = await Desk.BuildAsync();
        var number = await OnOneCaseAsync(desk, await desk.AddReportAsync(desk.Town.WestSouth));

        Assert.Equal(new ValueMissing("Message"), (await TellAsync(desk, number, " ")).Error);
        Assert.Equal(new TextTooLong("Message", 3000), (await TellAsync(desk, number, new string('x', 3001))).Error);
    }

    [Fact]
    public async Task What_a_reporter_wrote_that_was_not_on_the_screen_is_still_to_be_read_after_a_word_to_all_and_after_the_outcome()
    {
        using var desk = await Desk.BuildAsync();
        var (read, elsewhere, late) = (
            await desk.AddReportAsync(desk.Town.WestSouth), await desk.AddReportAsync(desk.Town.EastSouth), await desk.AddReportAsync(desk.Town.WestSouth));
        var number = await OnOneCaseAsync(desk, read, elsewhere, late);
        await AddAsync(desk, read);
        await AddAsync(desk, elsewhere);
        var shownAt = desk.Clock.GetUtcNow().UtcDateTime;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(desk, late);

        var version = (await desk.CaseAsync(number)).Version;
        Assert.Null((await desk.OnCaseAsync(c => c.TellEverybodyAsync(new TellEverybody(number, version, Words, shownAt), desk.Wim, default))).Error);
        Assert.Equal([false, true, true], await UnreadAsync(desk, read, elsewhere, late));

        version = (await desk.CaseAsync(number)).Version;
        Assert.Null((await desk.OnCaseAsync(c => c.ResolveAsync(new ResolveCase(number, version, "Rustig.", [], shownAt), desk.Wim, default))).Error);
        Assert.Equal([false, true, true], await UnreadAsync(desk, read, elsewhere, late));
    }

    private static async Task AddAsync(Desk desk, string code) =>
        Assert.Null((await desk.DoAsync<ReportAdding, Result>(a => a.AddAsync(code, "Het was ook gisteren", default))).Error);

    private static async Task<List<bool>> UnreadAsync(Desk desk, params string[] codes)
    {
        var unread = new List<bool>();
        foreach (var code in codes)
            unread.Add((await desk.ReportAsync(code)).ReporterWroteAt is not null);
        return unread;
    }

    /// <summary>Cora, who sees the whole team, puts them on the case that Wim opens with the first.</summary>
    private static async Task<string> OnOneCaseAsync(Desk desk, params string[] codes)
    {
        var number = await desk.StartCaseAsync(codes[0]);
        foreach (var code in codes.Skip(1))
        {
            var version = await desk.VersionAsync(code);
            Assert.Equal(number, (await desk.WorkAsync(w => w.JoinAsync(new JoinCase(code, version, number), desk.Cora, default))).Value);
        }

        return number;
    }

    private static async Task<Result> TellAsync(Desk desk, string number, string words = Words, int? version = null)
    {
        var shown = version ?? (await desk.CaseAsync(number)).Version;
        return await desk.OnCaseAsync(c => c.TellEverybodyAsync(new TellEverybody(number, shown, words, DateTime.MaxValue), desk.Wim, default));
    }
}
