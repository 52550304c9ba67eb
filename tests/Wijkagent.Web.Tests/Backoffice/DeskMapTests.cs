using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>The pages of a report and of a case show where it is: as a map for script to draw, and in words.</summary>
public sealed class DeskMapTests
{
    [Fact]
    public async Task A_report_is_pointed_out_in_its_neighbourhood_and_in_words()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        var map = MapOn(await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}"));

        Assert.Equal("/kaart/buurten/BU99000000.geojson", map.GetAttribute("data-outline"));
        Assert.Contains("Zuiderdijk", map.GetAttribute("data-label"), StringComparison.Ordinal);
        var pin = Assert.Single(PinsOf(map));
        Assert.Equal("bij de speeltuin", pin.GetProperty("name").GetString());
        Assert.Equal(52.005, pin.GetProperty("latitude").GetDouble(), precision: 9);
        Assert.Equal(5.005, pin.GetProperty("longitude").GetDouble(), precision: 9);
        Assert.Equal("De pin staat in de buurt Zuiderdijk in Westerwijk, op 52.00500, 5.00500.", map.TextContent.Trim());
    }

    [Fact]
    public async Task A_report_without_a_point_shows_its_neighbourhood_and_says_so()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await using (var db = desk.Host.OpenDatabase())
        {
            await db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.Point, (SealedText?)null));
        }

        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var map = MapOn(await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}"));

        Assert.Null(map.GetAttribute("data-points"));
        Assert.Contains("wees geen punt aan", map.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_points_out_each_report_that_this_officer_handles_with_the_way_to_it()
    {
        await using var desk = await DeskTown.BuildAsync();
        var first = await desk.AddReportAsync(desk.Town.WestSouth);
        var second = await desk.AddReportAsync(desk.Town.WestNorth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{first}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        var number = (await desk.ReportAsync(first)).Case!.Number;
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{second}", "form[action$='/aansluiting']", new() { ["KnownCase.Number"] = number });

        var map = MapOn(await DeskTown.PageAsync(officer, $"/kantoor/zaken/{number}"));

        Assert.Equal("/kaart/buurten/BU99000000.geojson", map.GetAttribute("data-outline"));
        Assert.Equal(
            new[] { $"/kantoor/meldingen/{first}", $"/kantoor/meldingen/{second}" }.Order(),
            PinsOf(map).Select(p => p.GetProperty("url").GetString()).Order());
        Assert.Contains("2 meldingen", map.TextContent, StringComparison.Ordinal);
        Assert.Null(map.GetAttribute("data-line"));
        Assert.DoesNotContain("lijn", map.TextContent, StringComparison.Ordinal);
    }

    private static IElement MapOn(IHtmlDocument page) => page.QuerySelector(".wa-map")!;

    private static List<JsonElement> PinsOf(IElement map) =>
        [.. JsonDocument.Parse(map.GetAttribute("data-points")!).RootElement.EnumerateArray()];
}
