using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>When it happened: from what time until what time, since when, and mostly when; and what to do when it is going on.</summary>
public sealed class WhenTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Nobody = "De wijkagent leest uw melding later. Door deze melding komt er nu niemand naar u toe.";

    [Fact]
    public async Task What_comes_back_is_told_with_its_hours_its_beginning_and_its_usual_times()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Told(until: "2.15", since: ("1", "2", "2026"), usual: "Vrijdag & <zaterdag>, na 23 uur"));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        foreach (var said in new[] { "zondag 1 maart 2026, van 22.00 tot 2.15 uur", "zondag 1 februari 2026", "Vrijdag & <zaterdag>, na 23 uur" })
            Assert.Contains(said, visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync();
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));

        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Contains("van 22.00 tot 2.15 uur\nSinds zondag 1 februari 2026\nMeestal: Vrijdag & <zaterdag>, na 23 uur", visitor.Text(".wa-told"), StringComparison.Ordinal);

        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync(r => r.Code == code);
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(2, 15), new DateOnly(2026, 2, 1)), (report.HappenedAt, report.HappenedUntil, report.BegunOn));
    }

    [Fact]
    public async Task Once_asks_nothing_of_what_comes_back_and_keeps_nothing_of_it()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Told("Once", since: ("31", "2", "2026"), usual: "vrijdag"));
        Assert.Equal("/melden/fotos", visitor.Address);
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();

        await using var db = program.OpenDatabase();
        var report = await db.Reports.SingleAsync();
        Assert.Equal((null, null), (report.BegunOn, report.UsualTimes));
    }

    [Theory]
    [InlineData("22.00", "kwart over", "1", "2", "2026", "Vul een tijd in, zoals 20.30")]
    [InlineData("", "23.00", "1", "2", "2026", "Vul ook in hoe laat het begon")]
    [InlineData("22.00", "", "31", "2", "2026", "Vul een dag in die bestaat, zoals 3 2 2026")]
    [InlineData("22.00", "", "3", "3", "2026", "Deze dag of tijd is nog niet geweest. Vul in wanneer het was.")]
    [InlineData("22.00", "", "2", "3", "2026", null)]
    [InlineData("22.00", "21.00", "", "", "", null)]
    public async Task What_can_not_be_read_is_said_at_its_field(string at, string until, string day, string month, string year, string? error)
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();

        await visitor.SendAsync(Told(at: at, until: until, since: (day, month, year)));

        Assert.Equal(error is null ? [] : [error], visitor.Errors);
    }

    [Fact]
    public async Task The_usual_times_fit_and_one_letter_more_does_not()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();

        await visitor.SendAsync(Told(usual: new string('x', Report.UsualTimesLength + 1)));
        Assert.Equal(["Maak de tekst korter: er passen 300 tekens"], visitor.Errors);
        await visitor.SendAsync(Told(usual: new string('x', Report.UsualTimesLength)));

        Assert.Equal("/melden/fotos", visitor.Address);
    }

    [Fact]
    public async Task Who_says_that_it_is_going_on_is_led_to_the_phone_and_is_promised_nobody()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();
        Assert.Contains(Nobody, visitor.Text(".wa-when__now"), StringComparison.Ordinal);

        await visitor.SendAsync(Journey.What());
        AssertLeadsToThePhone(visitor);
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        AssertLeadsToThePhone(visitor);

        await visitor.GoAsync("/melden/wat?terug=controle");
        await visitor.SendAsync(Journey.What(when: nameof(Moment.Unknown)));
        Assert.DoesNotContain(Nobody, visitor.Main, StringComparison.Ordinal);
    }

    private static void AssertLeadsToThePhone(Visitor visitor)
    {
        Assert.Contains(Nobody, visitor.Main, StringComparison.Ordinal);
        foreach (var number in new[] { "tel:112", "tel:09008844" })
            Assert.NotNull(visitor.Page.QuerySelector($"main .wa-notice a[href='{number}']"));
    }

    private static Dictionary<string, string?> Told(
        string frequency = "SeveralTimes", string at = "22.00", string until = "", (string Day, string Month, string Year) since = default, string usual = "")
    {
        var told = Journey.What(when: nameof(Moment.OnDay), frequency: frequency);
        (told["Form.HappenedOn.Day"], told["Form.HappenedOn.Month"], told["Form.HappenedOn.Year"]) = ("1", "3", "2026");
        (told["Form.HappenedAt"], told["Form.HappenedUntil"], told["Form.UsualTimes"]) = (at, until, usual);
        (told["Form.BegunOn.Day"], told["Form.BegunOn.Month"], told["Form.BegunOn.Year"]) = since;
        return told;
    }
}
