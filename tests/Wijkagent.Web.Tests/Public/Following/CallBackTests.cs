using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>The reporter asks to be called, and the officer ticks it off.</summary>
public sealed class CallBackTests
{
    private static readonly Dictionary<string, string?> Number = new() { ["Phone"] = "06 1234 5678", ["Moment"] = "Evening" };

    [Fact]
    public async Task The_reporter_asks_the_officer_sees_number_and_time_and_ticks_off()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");

        await visitor.SendAsync(new Dictionary<string, string?> { ["Phone"] = "bel maar" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Vul een telefoonnummer in, zoals 06 12345678|Kies wanneer u het liefst gebeld wordt"), (visitor.Answer.StatusCode, string.Join('|', visitor.Errors)));
        await visitor.SendAsync(Number);
        Assert.Contains("De wijkagent belt uiterlijk woensdag 4 maart 2026.", visitor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("1234 5678", visitor.Main, StringComparison.Ordinal);

        // Another number, while nobody called: one call, the same term.
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Phone"] = "06 8765 4321", ["Moment"] = "Morning" });
        Assert.NotNull((await DeskTown.PageAsync(officer, "/kantoor/meldingen")).QuerySelectorAll(".wa-tag").SingleOrDefault(t => t.TextContent == "Terugbellen"));
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        var call = page.QuerySelector("[aria-labelledby=terugbellen]")!;
        Assert.Equal("tel:0687654321", call.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Liefst in de ochtend", call.TextContent, StringComparison.Ordinal);

        var reached = await DeskTown.SubmitAsync(officer, page, "form[action$='/terugbellen']", new() { ["reached"] = "true" });
        Assert.Equal($"/kantoor/meldingen/{code}?gedaan=Called", reached.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await DeskTown.SubmitAsync(officer, page, "form[action$='/terugbellen']", new() { ["reached"] = "true" })).StatusCode);
        Assert.Null((await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=terugbellen]"));
        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Contains("De wijkagent belde u", visitor.Text(".wa-timeline"), StringComparison.Ordinal);

        // The number was for that call alone.
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal((null, true), await db.ReportCallBacks.Select(c => new ValueTuple<object?, bool>(c.Phone, c.EndedAt != null)).SingleAsync());
        Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(ReporterCalled)));
        Assert.Null((await desk.ReportAsync(code)).ReporterWroteAt);
    }

    [Fact]
    public async Task Who_is_not_reached_is_mailed_and_asks_again()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "Het was ook gisteren" }, "form[enctype]");
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(Number);

        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/terugbellen']", new() { ["reached"] = "false" });

        // Whoever wrote still waits for an answer.
        Assert.NotNull((await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));
        await desk.Host.SendMailsAsync();

        Assert.Equal($"De wijkagent belde u over melding {code}", desk.Host.MailServer.Received[^1].Subject);
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(Number);
        Assert.NotNull((await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=terugbellen]"));
    }

    [Fact]
    public async Task Who_withdraws_is_not_called_and_the_number_goes()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/terugbellen");
        await visitor.SendAsync(Number);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        await visitor.GoAsync($"/meldingen/{code}/intrekken");
        await visitor.SendAsync();

        await using var db = desk.Host.OpenDatabase();
        Assert.Null((await db.ReportCallBacks.SingleAsync()).Phone);
        var refused = await visitor.PostToAsync($"/meldingen/{code}/terugbellen", Number);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("De wijkagent belt alleen over meldingen die nog open staan.", (await WijkagentFactory.ReadAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The officer answers it in this very moment: what was written is not sent, and the page says why.
        var answer = await DeskTown.SubmitAsync(officer, page, "form[action$='/uitkomst']", new() { ["Outcome.Message"] = "Het is klaar." });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("De melder heeft de melding net ingetrokken.", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Withdrawn, (await desk.ReportAsync(code)).Status);
    }
}
