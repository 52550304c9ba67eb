using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>What is suspicious about a sending: it is received, and whoever sent it reads nothing of what was noticed.</summary>
public sealed class ScreeningTests
{
    private const string LongText = "Elke avond om elf uur staan er brommers met draaiende motor voor de flat en wij slapen niet";

    private static readonly Dictionary<string, string?> QuickIs10Seconds = new(NoLimits.Settings) { ["Screening:QuickestSeconds"] = "10" };

    [Fact]
    public async Task A_field_that_people_do_not_see_is_filled_in_by_a_program_which_reads_what_everybody_reads()
    {
        var (program, robot) = await StartAsync();
        await using var _ = program;
        await robot.ToCheckAsync(Journey.Anonymous);
        var hidden = Assert.IsAssignableFrom<IHtmlInputElement>(robot.Page.QuerySelector("[name=homepage]"));
        Assert.Equal(("-1", "off", "true"), (hidden.GetAttribute("tabindex"), hidden.GetAttribute("autocomplete"), hidden.ParentElement!.GetAttribute("aria-hidden")));
        await robot.SendAsync(new Dictionary<string, string?> { ["homepage"] = "https://voorbeeld.nl" });
        var person = program.NewVisitor();
        await person.ToSentAsync(Journey.Anonymous);

        Assert.Equal((person.Address, person.Heading), (robot.Address, robot.Heading));
        var code = robot.Text("#code");
        Assert.Equal((ReportStatus.SetApart, ReportSigns.HiddenField), await StateAsync(program, code));
        Assert.Equal((ReportStatus.Received, ReportSigns.None), await StateAsync(program, person.Text("#code")));
        Assert.Equal(person.Main.Replace(person.Text("#code"), code, StringComparison.Ordinal).Length, robot.Main.Length);
    }

    [Theory]
    [InlineData(9, ReportStatus.SetApart, ReportSigns.TooQuick)]
    [InlineData(10, ReportStatus.Received, ReportSigns.None)]
    public async Task Who_is_quicker_than_anybody_can_read_loses_nothing_and_is_looked_at_first(int seconds, ReportStatus status, ReportSigns signs)
    {
        var (program, visitor) = await StartAsync(QuickIs10Seconds);
        await using var _ = program;
        await visitor.ToCheckAsync(Journey.Anonymous);
        program.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await visitor.SendAsync();

        Assert.Equal("Uw melding is ontvangen", visitor.Heading);
        Assert.Equal((status, signs), await StateAsync(program, visitor.Text("#code")));
    }

    [Theory]
    [InlineData("Kijk op https://www.een.nl en http://twee.nl", ReportSigns.None)]
    [InlineData("Kijk op https://www.een.nl, HTTP://twee.nl en www.drie.nl", ReportSigns.ManyLinks)]
    [InlineData("Kijk op h\u200Dttps://www.een.nl, ＨＴＴＰ：／／twee.nl en w\u200Cww.drie.nl", ReportSigns.ManyLinks)]
    public async Task Three_links_are_many(string text, ReportSigns signs)
    {
        var (program, visitor) = await StartAsync();
        await using var _ = program;

        Assert.Equal(signs, (await StateAsync(program, await SendAsync(visitor, text))).Signs);
    }

    [Fact]
    public async Task The_same_text_of_others_within_a_day_is_a_sign_from_the_fourth_on_and_nothing_of_it_is_kept()
    {
        var (program, _) = await StartAsync();
        await using var __ = program;
        var signs = new List<ReportSigns>();
        foreach (var text in new[] { LongText, LongText.ToUpperInvariant(), LongText + "!!", LongText, LongText + " en ook overdag" })
            signs.Add((await StateAsync(program, await SendAsync(program.NewVisitor(), text))).Signs);
        program.Clock.Advance(RecentTexts.Remembered);
        signs.Add((await StateAsync(program, await SendAsync(program.NewVisitor(), LongText))).Signs);

        Assert.Equal([ReportSigns.None, ReportSigns.None, ReportSigns.None, ReportSigns.SameText, ReportSigns.None, ReportSigns.None], signs);
        Assert.Equal(1, program.Services.GetRequiredService<RecentTexts>().Count);
    }

    [Fact]
    public async Task A_browser_that_sends_a_fourth_within_an_hour_is_looked_at_until_it_lets_go_of_its_cookie()
    {
        var (program, visitor) = await StartAsync();
        await using var _ = program;
        var signs = new List<ReportSigns>();
        for (var sent = 0; sent < 4; sent++)
            signs.Add((await StateAsync(program, await SendAsync(visitor, $"Nummer {sent}"))).Signs);
        program.Clock.Advance(ReportScreening.VisitRemembered);
        signs.Add((await StateAsync(program, await SendAsync(visitor, "Een uur later"))).Signs);
        await visitor.GoAsync("/melden/klaar");
        await visitor.SendAsync();
        signs.Add((await StateAsync(program, await SendAsync(visitor, "Iemand anders aan dezelfde computer"))).Signs);

        Assert.Equal([ReportSigns.None, ReportSigns.None, ReportSigns.None, ReportSigns.ManyOfVisit, ReportSigns.None, ReportSigns.None], signs);
    }

    [Fact]
    public async Task A_guest_gets_the_receipt_and_reads_received_while_it_waits()
    {
        var (program, visitor) = await StartAsync();
        await using var _ = program;
        await visitor.ToCheckAsync(Journey.Known());
        await visitor.SendAsync(new Dictionary<string, string?> { ["homepage"] = "x" });
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));
        Assert.Equal((ReportStatus.Unconfirmed, ReportSigns.HiddenField), await StateAsync(program, code));
        var key = Uri.EscapeDataString(program.Services.GetRequiredService<ReportSecrets>().MakeLink(code, ReportLink.Confirm));
        await visitor.GoAsync($"/meldingen/{code}/bevestigen?sleutel={key}");
        await visitor.SendAsync();
        Assert.Equal((ReportStatus.SetApart, ReportSigns.HiddenField), await StateAsync(program, code));

        await program.SendMailsAsync();
        Assert.Single(program.MailServer.Received, m => m.Subject.Contains("ontvangen", StringComparison.OrdinalIgnoreCase));
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("Ontvangen", visitor.Text("main .wa-status"), StringComparison.Ordinal);
        Assert.DoesNotContain("apart", visitor.Main, StringComparison.OrdinalIgnoreCase);

        // What a reporter may do with a received report goes on as usual.
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Phone"] = "06-12345678", ["Moment"] = "Morning" });
        await using var db = program.OpenDatabase();
        Assert.Equal(1, await db.ReportCallBacks.CountAsync());
        Assert.Equal(ReportStatus.SetApart, (await db.Reports.SingleAsync()).Status);
    }

    private static async Task<(WijkagentFactory Program, Visitor Visitor)> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var program = new WijkagentFactory { Settings = settings ?? NoLimits.Settings };
        await program.BuildTownAsync();
        return (program, program.NewVisitor());
    }

    private static async Task<string> SendAsync(Visitor visitor, string text)
    {
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What(text));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        return visitor.Text("#code");
    }

    private static async Task<(ReportStatus Status, ReportSigns Signs)> StateAsync(WijkagentFactory program, string code)
    {
        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync(r => r.Code == code);
        return (report.Status, report.Signs);
    }
}
