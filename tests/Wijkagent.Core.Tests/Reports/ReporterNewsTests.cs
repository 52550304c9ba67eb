using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>Who is mailed, and with what, when an officer does something.</summary>
public sealed class ReporterNewsTests
{
    [Fact]
    public async Task Whoever_is_anonymous_or_has_an_address_that_was_not_proved_reads_it_at_the_report_alone()
    {
        using var desk = await Desk.BuildAsync();
        var anonymous = await desk.AddReportAsync(desk.Town.WestSouth, email: null);
        var notProved = await desk.AddReportAsync(desk.Town.WestSouth, "balie@voorbeeld.nl", takenInBy: desk.Wim);

        foreach (var code in new[] { anonymous, notProved })
            Assert.Null((await TellAsync(desk, code)).Error);

        Assert.Empty(await desk.MailsAsync());
        Assert.Single((await desk.ReportAsync(anonymous)).Messages);
        Assert.Single((await desk.ReportAsync(notProved)).Messages);
    }

    [Fact]
    public async Task A_mail_about_a_sensitive_report_opens_nothing()
    {
        using var desk = await Desk.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, kind: Desk.Sensitive);

        await TellAsync(desk, code);

        Assert.Equal([new Mailed("mel@voorbeeld.nl", code, ReportNews.Message, HasLink: false)], await desk.MailsAsync());
    }

    [Fact]
    public async Task Who_sent_several_is_mailed_once_about_the_one_that_can_be_opened_by_a_link()
    {
        using var desk = await Desk.BuildAsync();
        var open = await desk.AddReportAsync(desk.Town.WestSouth, "Mel@voorbeeld.nl");
        var sensitive = await desk.AddReportAsync(desk.Town.WestSouth, "mel@voorbeeld.nl", kind: Desk.Sensitive);
        var notProved = await desk.AddReportAsync(desk.Town.WestSouth, "MEL@voorbeeld.nl", takenInBy: desk.Wim);
        var other = await desk.AddReportAsync(desk.Town.WestSouth, "jo@voorbeeld.nl");
        var number = await desk.StartCaseAsync(sensitive);
        foreach (var code in new[] { open, notProved, other })
            await desk.JoinAsync(code, number);
        var before = await desk.MailsAsync();

        var version = (await desk.CaseAsync(number)).Version;
        Assert.Null((await desk.OnCaseAsync(c => c.TellEverybodyAsync(new(number, version, "Ik ben bezig.", DateTime.MaxValue), desk.Wim, default))).Error);

        Assert.Equal(
            [new Mailed("Mel@voorbeeld.nl", open, ReportNews.Message, HasLink: true), new Mailed("jo@voorbeeld.nl", other, ReportNews.Message, HasLink: true)],
            (await desk.MailsAsync()).Skip(before.Count));
    }

    private static async Task<Result> TellAsync(Desk desk, string code)
    {
        var version = await desk.VersionAsync(code);
        return await desk.HandleAsync(h => h.TellAsync(new TellReporter(code, version, "Dank u wel."), desk.Wim, default));
    }
}
