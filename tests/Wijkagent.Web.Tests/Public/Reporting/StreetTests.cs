using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>A whole street as the place of a report, from the question «where» to the officer.</summary>
public sealed class StreetTests
{
    private const string Street = "Lange Dijk, Ambrosiadam";
    private const string Address = "Lange Dijk 12, 1234AB Ambrosiadam";

    // Nine parts of it lie in Zuiderdijk, six in Zuiderhof.
    private const string Line = "LINESTRING(5.001 52.005,5.009 52.005,5.016 52.005)";
    private const string Drawn = "[[[52.005,5.001],[52.005,5.016]]]";

    [Fact]
    public async Task A_whole_street_is_asked_about_drawn_checked_and_seen_by_its_officer_alone()
    {
        await using var desk = await DeskTown.BuildAsync();
        desk.Host.Geocoder.Knows(Street, 5.0085, 52.005, "weg");
        desk.Host.Geocoder.KnowsStreet("Lange Dijk, Elders", "LINESTRING(5.001 52.001,5.002 52.001)");
        desk.Host.Geocoder.KnowsStreet(Street, Line);
        var visitor = await desk.Host.NewVisitor().ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "lange dijk" });
        Assert.Equal("/melden/waar", visitor.Address);
        Assert.Contains("Kies nog of het in de hele straat is", visitor.Text(".wa-notice"), StringComparison.Ordinal);
        Assert.Contains("Deze straat ligt ook in Zuiderhof.", visitor.Main, StringComparison.Ordinal);
        Assert.Equal(Drawn, visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-line"));

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Reach"] = "Street", ["Form.PlaceWords"] = "Van nummer 2 tot nummer 20" });
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Equal(Drawn, visitor.Page.QuerySelector(".wa-summary .wa-map")!.GetAttribute("data-line"));
        Assert.Contains("In de hele straat\nVan nummer 2 tot nummer 20", visitor.Main.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await visitor.SendAsync();
        var code = visitor.Text("#code");

        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        Assert.Equal(Drawn, page.QuerySelector(".wa-map")!.GetAttribute("data-line"));
        Assert.Contains("Het is in de hele straat: de lijn op de kaart.", page.QuerySelector(".wa-map__words")!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        page = await DeskTown.PageAsync(officer, $"/kantoor/zaken/{(await desk.ReportAsync(code)).Case!.Number}");
        Assert.Equal(Drawn, page.QuerySelector(".wa-map")!.GetAttribute("data-line"));
        Assert.Equal("De pin wijst de plek van de melding aan. Een lijn is een straat waar het overal is.", page.QuerySelector(".wa-map__words")!.TextContent);
        await using var db = desk.Host.OpenDatabase();
        var kept = await db.Reports.AsNoTracking().Where(r => r.Code == code).Select(r => new { r.Neighbourhood.Name }).SingleAsync();
        Assert.Equal("Zuiderdijk", kept.Name);
    }

    [Theory]
    [InlineData(Journey.Noise, Drawn)]
    [InlineData(Journey.Discrimination, null)]
    public async Task The_street_of_an_address_is_kept_and_of_a_sensitive_kind_nothing_is_even_looked_up(string kind, string? drawn)
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        program.Geocoder.Knows(Address, 5.004, 52.005, street: "Lange Dijk", place: "Ambrosiadam");
        program.Geocoder.KnowsStreet(Street, Line);
        await visitor.ToPlaceAsync(kind);

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = Address, ["Form.Reach"] = "Street" });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/waar");

        Assert.Equal(drawn, visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-line"));
        Assert.Equal(drawn is not null, program.Geocoder.Asked.Contains(Street));
        Assert.Equal("In de hele straat", visitor.Text("#Form_PlaceWords"));
    }

    [Theory]
    [InlineData(false, "LINESTRING(4.0 52.5,4.1 52.5)")]
    [InlineData(false, "LINESTRING(5.004 52.005,5.004 51.9)")]
    [InlineData(true, Line)]
    public async Task A_street_that_is_not_known_or_lies_elsewhere_is_told_in_words(bool isAway, string line)
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;
        program.Geocoder.Knows(Street, 5.004, 52.005, "weg");
        program.Geocoder.KnowsStreet(Street, line);
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "lange dijk" });
        program.Geocoder.IsAway = isAway;
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Reach"] = "Street" });
        Assert.Equal("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/waar");

        Assert.Equal("In de hele straat", visitor.Text("#Form_PlaceWords"));
        Assert.NotNull(visitor.Page.QuerySelector("[name='Form.Reach'][value=Street][checked]"));
        if (!isAway)
            Assert.Null(visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-line"));
        // Another choice takes the words of this one along.
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Reach"] = "Spot", ["Form.PlaceWords"] = "In de hele straat\nbij de brug" });
        await visitor.GoAsync("/melden/waar");
        Assert.Equal("bij de brug", visitor.Text("#Form_PlaceWords"));
    }
}
