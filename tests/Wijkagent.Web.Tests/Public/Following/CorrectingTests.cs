using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>What was told can be corrected for some days; what stood there stays to be read.</summary>
public sealed class CorrectingTests
{
    [Fact]
    public async Task The_reporter_corrects_and_both_read_what_stood_there_and_the_officer_what_changed()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "Jongeren maken lawaai bij de speeltuin");
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/verbeteren");
        Assert.Equal("Jongeren maken lawaai bij de speeltuin", visitor.Text("#Text"));

        await visitor.SendAsync(new Dictionary<string, string?> { ["Text"] = "Jongeren maken <muziek> bij de kinderboerderij", ["PlaceWords"] = "achter het hek" });
        Assert.Contains("Jongeren maken <muziek> bij de kinderboerderij", visitor.Text(".wa-told"), StringComparison.Ordinal);
        Assert.Contains("Jongeren maken lawaai bij de speeltuin", visitor.Text(".wa-panel details"), StringComparison.Ordinal);
        Assert.Contains("U verbeterde uw melding", visitor.Text(".wa-timeline"), StringComparison.Ordinal);

        var told = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("[aria-labelledby=verteld]")!;
        Assert.Equal("Jongeren maken <muziek> bij de kinderboerderij", told.QuerySelector(".wa-told")!.TextContent);
        Assert.Equal(["weggehaald: lawaai ", "weggehaald: speeltuin", "weggehaald: bij de speeltuin"], told.QuerySelectorAll("del").Select(d => d.TextContent));
        Assert.Equal(["erbij: <muziek> ", "erbij: kinderboerderij", "erbij: achter het hek"], told.QuerySelectorAll("ins").Select(d => d.TextContent));
        Assert.Contains("Zo stond het er eerst", told.TextContent, StringComparison.Ordinal);
        foreach (var word in new[] { "kinderboerderij", "lawaai" })
            Assert.NotNull((await DeskTown.PageAsync(officer, $"/kantoor/meldingen?zoek={word}")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));
        Assert.NotNull((await DeskTown.PageAsync(officer, "/kantoor/meldingen?weergave=antwoord")).QuerySelector($"a[href='/kantoor/meldingen/{code}']"));

        // A second time: what the first correction made is what the second found.
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.GoAsync($"/meldingen/{code}/verbeteren");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Text"] = "Het is weer stil" });
        await visitor.GoAsync($"/meldingen/{code}/verbeteren");
        await visitor.SendAsync();
        var earlier = visitor.Page.QuerySelectorAll(".wa-panel details");
        Assert.Equal(2, earlier.Length);
        // Only what became other is said.
        Assert.Equal(["Jongeren maken lawaai bij de speeltuin", "bij de speeltuin"], earlier[0].QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Equal(["Jongeren maken <muziek> bij de kinderboerderij"], earlier[1].QuerySelectorAll("dd").Select(d => d.TextContent));
        var corrected = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelectorAll("[aria-labelledby=verteld] details");
        Assert.Equal(["Jongeren maken <muziek> bij de kinderboerderij"], corrected[1].QuerySelectorAll("h3 ~ p").Select(p => p.TextContent));
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Name == nameof(ReporterCorrected)));
        Assert.True(await db.AuditEntries.AnyAsync(e => e.SubjectCode == code && e.Event == nameof(ReporterCorrected) && e.Activity == AuditActivity.Collected));
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_at_its_field_and_nothing_changes()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await desk.OpenAsReporterAsync(code);
        await visitor.GoAsync($"/meldingen/{code}/verbeteren");

        await visitor.SendAsync(new Dictionary<string, string?> { ["Text"] = " ", ["PlaceWords"] = new string('x', Report.PlaceLength + 1) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(["Vertel wat er gebeurt of is gebeurd", "Maak de tekst korter: er passen 300 tekens"], visitor.Errors);
        await using var db = desk.Host.OpenDatabase();
        Assert.False(await db.ReportCorrections.AnyAsync());
    }

    [Fact]
    public async Task After_its_days_or_once_it_was_answered_it_is_not_offered_and_refused_with_a_sentence()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var visitor = await desk.OpenAsReporterAsync(code);
        Assert.Contains("Dit kan tot en met maandag 16 maart 2026", visitor.Text("[aria-labelledby=doen]"), StringComparison.Ordinal);
        desk.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 16, 23, 0, 0, TimeSpan.Zero));

        visitor = await desk.OpenAsReporterAsync(code);
        Assert.Null(visitor.Page.QuerySelector("a[href$='/verbeteren']"));
        var refused = await visitor.PostToAsync($"/meldingen/{code}/verbeteren", new Dictionary<string, string?> { ["Text"] = "Anders", ["PlaceWords"] = "Daar" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Verbeteren kan niet meer", (await WijkagentFactory.ReadAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
