using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Telling where it is, with the address service and without.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task Whoever_typed_just_a_postcode_is_not_told_to_type_just_a_postcode()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        program.Geocoder.IsAway = true;

        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "9999 ZZ" });
        var unknown = visitor.Text(".wa-errors");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "Onbekendestraat 9" });

        Assert.Contains("Wij vinden deze plek niet", unknown, StringComparison.Ordinal);
        Assert.Contains("Vul alleen een postcode", visitor.Text(".wa-errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_for_a_postcode_is_asked_where_in_there_and_did_nothing_wrong()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab" });
        Assert.Equal((HttpStatusCode.OK, 0), (visitor.Answer.StatusCode, visitor.Errors.Count));
        Assert.Contains("Vertel nu nog waar het daar is.", visitor.Text(".wa-notice"), StringComparison.Ordinal);

        // Now it is asked, and has to be answered.
        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "bij het hek" });
        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("&ruim=2400", true)]
    [InlineData("&ruim=0", false)]
    [InlineData("&ruim=-5", false)]
    [InlineData("&ruim=ver", false)]
    public async Task A_place_of_which_the_device_is_not_sure_is_told_as_such(string sure, bool isTold)
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();

        await visitor.GoAsync("/melden/waar?lat=52.0005&lon=5.0005" + sure);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Equal(isTold, visitor.Main.Contains("tot 2400 meter verderop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_of_a_district_or_municipality_is_a_place_that_goes_to_the_officer_of_its_first_neighbourhood()
    {
        await using var desk = await DeskTown.BuildAsync();
        var visitor = await desk.Host.NewVisitor().ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "westerwijk" });
        var choices = visitor.Page.QuerySelectorAll("label:has([name='Form.Choice'])").Select(label => label.TextContent.Trim()).ToList();
        Assert.StartsWith("In de hele wijk Westerwijk", choices[0], StringComparison.Ordinal);
        Assert.EndsWith("Uw melding gaat naar de wijkagent van Zuiderdijk, Westerwijk", choices[0], StringComparison.Ordinal);
        Assert.Equal(3, choices.Count);

        // There is nothing to look for in there, so no words have to be written; a reach that was chosen for a spot says nothing here.
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Choice"] = "WK990000", ["Form.Reach"] = "Neighbourhood" });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/waar");
        Assert.Equal("WK990000", visitor.Page.QuerySelector("[name='Form.Choice'][checked]")!.GetAttribute("value"));
        Assert.Null(visitor.Page.QuerySelector("[name='Form.Reach']"));
        Assert.Equal("/kaart/wijken/WK990000.geojson", visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-outline"));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Vooral bij de bruggen" });

        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var told = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{visitor.Text("#code")}")).QuerySelector("[aria-labelledby=verteld]")!.TextContent;
        Assert.Contains("In de hele wijk Westerwijk\nVooral bij de bruggen", told, StringComparison.Ordinal);
        Assert.Contains("Zuiderdijk, Westerwijk", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GM9900", "In de hele gemeente Ambrosiadam", "gemeenten")]
    [InlineData("WK990001", "In de hele wijk Oosterwijk", "wijken")]
    public async Task All_of_an_area_is_chosen_from_the_lists_too(string code, string name, string outline)
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();
        await visitor.GoAsync("/melden/waar/lijst?wijk=WK990001");
        Assert.Equal(name, visitor.Page.QuerySelector($"a[href='/melden/waar?heel={code}']")!.TextContent);

        await visitor.GoAsync($"/melden/waar?heel={code}");
        Assert.Contains(name, visitor.Text("label:has([name='Form.Choice'][checked])"), StringComparison.Ordinal);
        Assert.Equal($"/kaart/{outline}/{code}.geojson", visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-outline"));
        await visitor.SendAsync();

        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Fact]
    public async Task A_postcode_with_a_number_that_can_not_be_looked_up_is_kept_and_the_page_says_so()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        program.Geocoder.IsAway = true;

        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 AB 12" });
        var told = visitor.Text("main");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "bij het hek" });
        await visitor.GoAsync("/melden/waar");

        Assert.Contains("Adressen zoeken lukt nu niet", told, StringComparison.Ordinal);
        Assert.Equal("1234 AB 12", visitor.Page.QuerySelector("#Form_Place")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_far_too_long_is_refused_in_words_and_kept()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = new string('x', 200_000) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Contains("Maak de tekst korter: er passen 300 tekens", visitor.Errors);
        Assert.Equal(200_000, visitor.Text("#Form_PlaceWords").Length);
    }

    [Fact]
    public async Task What_was_looked_for_and_is_no_text_is_looked_for_by_nobody()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Shown"] = "a\uFFFEb", ["Form.Place"] = null });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.NotEmpty(visitor.Errors);
    }

    [Fact]
    public async Task The_map_begins_in_the_neighbourhood_that_was_found()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;

        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab" });

        var outline = visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-outline");
        Assert.StartsWith("/kaart/buurten/BU", outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/{z}/{x}/{y}.png", 1)]
    [InlineData("", 0)]
    public async Task Where_it_is_not_known_where_to_look_there_is_a_map_to_put_a_pin_on_when_it_has_ground(string tiles, int maps)
    {
        await using var program = new WijkagentFactory { Settings = new Dictionary<string, string?> { ["BaseMap:TilesUrl"] = tiles } };
        // A second municipality, on the same ground.
        await program.ArrangeAsync(async db =>
        {
            await new TownBuilder().AddToAsync(db);
            var shape = (await db.Neighbourhoods.OrderBy(n => n.Code).FirstAsync()).Shape;
            var (municipality, district, neighbourhood) = (new Municipality(), new District(), new Neighbourhood());
            foreach (var (area, code) in new (Area, string)[] { (municipality, "GM9999"), (district, "WK999900"), (neighbourhood, "BU99990000") })
                area.Describe(code, "Overzij", "overzij", shape, new GeoPoint(5.0051, 52.0051), 2024);
            district.LieIn(municipality);
            neighbourhood.LieIn(district);
            db.Add(neighbourhood);
        });
        var visitor = await program.NewVisitor().ToPlaceAsync();

        Assert.Equal(maps, visitor.Page.QuerySelectorAll(".wa-map[data-pick-lat]").Length);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Latitude"] = "52.005", ["Form.Longitude"] = "5.005", ["Form.PlaceWords"] = "Bij de brug" });
        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Theory]
    [InlineData("Street", null, "In de hele straat")]
    [InlineData("Neighbourhood", "vooral bij het hek", "In de hele buurt\nvooral bij het hek")]
    [InlineData("Neighbourhood", "In de hele buurt\nook", "In de hele buurt\nook")]
    [InlineData("Spot", "bij het hek", "bij het hek")]
    public async Task How_far_it_reaches_is_told_by_a_choice_and_stands_in_words(string reach, string? words, string told)
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab" });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Reach"] = reach, ["Form.PlaceWords"] = words });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/waar");

        Assert.Equal(told, visitor.Text("#Form_PlaceWords").ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("WK990001", true)]
    [InlineData("WK990001", true, true)]
    [InlineData("WK990000", false)]
    [InlineData("WK000000", false)]
    public async Task A_place_of_another_team_than_that_of_the_page_where_somebody_began_is_said_at_once(string from, bool isOther, bool sharesStation = false)
    {
        await using var program = new WijkagentFactory();
        await program.ArrangeAsync(async db =>
        {
            var town = await new TownBuilder().AddToAsync(db);
            var station = new Station(new StationDetails("Politiebureau Oost", "Laan 1", "1235 AB", "Ambrosiadam", "0900-8844", new LocalizedText("Open", "Open"), null));
            var team = new Team("Basisteam Oost", sharesStation ? town.Station : station);
            db.AddRange(station, team);
            town.East.AssignTo(team.Id);
            await db.RaiseRevisionAsync(Revision.Officers, CancellationToken.None);
        });
        var visitor = program.NewVisitor();
        await visitor.ToPlaceAsync(from: $"?wijk={from}");

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.Choice"] = null, ["Form.PlaceWords"] = "Bij de brug" });

        Assert.Equal("/melden/wat", visitor.Address);
        Assert.Equal(isOther, visitor.Main.Contains("Uw melding gaat naar Politiebureau Ambrosiadam.", StringComparison.Ordinal));
    }
}
