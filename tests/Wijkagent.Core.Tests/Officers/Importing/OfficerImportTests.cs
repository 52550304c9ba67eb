using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Officers.Importing;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Tests.Neighbourhoods.Importing;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Officers.Importing;

public sealed class OfficerImportTests : IDisposable
{
    // District 01 holds two squares, district 02 one; the polygon covers district 01 and nothing else.
    private const string DistrictOne = "POLYGON((4.99 51.99, 5.025 51.99, 5.025 52.015, 4.99 52.015, 4.99 51.99))";

    private const string Station = """
        {"uid":"s1","naam":"Kroonstraat","bezoekadres":{"postadres":"Kroonstraat 25","postcode":"3511rc","plaats":"Utrecht"},
         "openingstijden":"Ma t/m vr<br/>9.00 &ndash; 17.00","locaties":[{"latitude":52.005,"longitude":5.01}]}
        """;

    private readonly TestDatabase database = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task An_officer_gets_the_whole_district_the_team_of_the_nearest_station_and_the_district_gets_that_team()
    {
        await ImportAreasAsync();

        var done = await ImportAsync(Stations(Station), Officers(Officer("u1", "Sanne de Wit", $"\"werkgebiedpolygoon\":\"{DistrictOne}\"")));

        Assert.Null(done.Error);
        Assert.Equal(new OfficersImported(1, 1, Added: 3, Changed: 0, Left: 0, WithoutBeat: 0), done.Value);
        await using var db = database.Open();
        var officer = await db.Officers.Include(o => o.Beats).Include(o => o.Team!.Station).SingleAsync();
        var district = await db.Districts.SingleAsync(d => d.Code == "WK034401");
        Assert.Equal(("Sanne", "de Wit", "sanne-de-wit"), (officer.FirstName, officer.LastName, officer.Slug));
        Assert.Equal(district.Id, Assert.Single(officer.Beats).DistrictId);
        Assert.Equal(("Basisteam Kroonstraat", "3511 RC"), (officer.Team!.Name, officer.Team.Station.Postcode));
        Assert.Equal("Ma t/m vr\n9.00 – 17.00", officer.Team.Station.OpeningHours.Nl);
        Assert.Equal(officer.TeamId, district.TeamId);
        Assert.Equal(1, (await db.Revisions.SingleAsync(r => r.Name == Revision.Officers)).Number);
    }

    [Fact]
    public async Task Keys_are_read_in_any_case_and_the_polygon_as_GeoJSON_too()
    {
        await ImportAreasAsync();
        var ring = Boundaries.Ring(0, 0);
        var polygon = $$"""{\"type\":\"Polygon\",\"coordinates\":[{{ring}}]}""";

        var done = await ImportAsync(
            $$$"""{"WijkAgenten":[{"UID":"u1","Naam":"Sanne","werkgebiedPolygoon":"{{{polygon}}}","instagramUrl":"https://instagram.com/sanne","facebookUrl":"javascript:alert(1)","twitter":{"accountNaam":"@wa_sanne"}}]}""");

        Assert.Null(done.Error);
        await using var db = database.Open();
        var officer = await db.Officers.Include(o => o.Beats).SingleAsync();
        var neighbourhood = await db.Neighbourhoods.SingleAsync(n => n.Code == "BU03440111");
        Assert.Equal(neighbourhood.Id, Assert.Single(officer.Beats).NeighbourhoodId);
        Assert.Equal(new Socials("https://x.com/wa_sanne", null, "https://instagram.com/sanne"), officer.Socials);
        Assert.Equal("0900-8844", officer.Phone);
    }

    [Fact]
    public async Task Without_a_polygon_the_first_place_counts_and_without_a_place_there_is_no_beat()
    {
        await ImportAreasAsync();

        var done = await ImportAsync(Officers(
            Officer("u1", "Sanne", "\"werkgebiedpolygoon\":\"\",\"locaties\":[{\"latitude\":52.005,\"longitude\":5.035}]"),
            Officer("u2", "Sanne", "\"werkgebied\":\"Centrum\"")));

        Assert.Equal((2, 1), (done.Value!.Added, done.Value.WithoutBeat));
        await using var db = database.Open();
        var officers = await db.Officers.Include(o => o.Beats).OrderBy(o => o.ExternalId).ToListAsync();
        Assert.Equal((await db.Districts.SingleAsync(d => d.Code == "WK034402")).Id, Assert.Single(officers[0].Beats).DistrictId);
        Assert.Empty(officers[1].Beats);
        Assert.Equal(["sanne", "sanne-u2"], officers.Select(o => o.Slug));
    }

    [Fact]
    public async Task Again_changes_nothing_and_another_beat_ends_the_old_one()
    {
        await ImportAreasAsync();
        var file = Json(Stations(Station), Officers(Officer("u1", "Sanne", $"\"werkgebiedpolygoon\":\"{DistrictOne}\"")));
        await ImportAsync(file);

        var again = await ImportAsync(file);
        clock.Advance(TimeSpan.FromDays(1));
        var moved = await ImportAsync(Officers(Officer("u1", "Sanne", "\"locaties\":[{\"latitude\":52.005,\"longitude\":5.035}]")));

        Assert.Equal(new OfficersImported(1, 1, 0, 0, 0, 0), again.Value);
        Assert.Equal(new OfficersImported(0, 1, 0, 1, 0, 0), moved.Value);
        await using var db = database.Open();
        var beats = await db.Beats.OrderBy(b => b.From).ToListAsync();
        Assert.Equal([clock.GetUtcNow().UtcDateTime, null], beats.Select(b => b.Until));
        Assert.Equal(2, (await db.Revisions.SingleAsync(r => r.Name == Revision.Officers)).Number);
    }

    [Fact]
    public async Task An_officer_who_is_gone_leaves_only_when_the_file_is_complete_and_can_return()
    {
        await ImportAreasAsync();
        var both = Officers(Officer("u1", "Sanne", $"\"werkgebiedpolygoon\":\"{DistrictOne}\""), Officer("u2", "Youssef", "\"werkgebied\":\"x\""));
        var one = Officers(Officer("u2", "Youssef", "\"werkgebied\":\"x\""));
        await ImportAsync(both);

        var partial = await ImportAsync(one);
        var complete = await ImportAsync(Json(one), complete: true);
        await using (var db = database.Open())
        {
            var gone = await db.Officers.Include(o => o.Beats).SingleAsync(o => o.ExternalId == "u1");
            Assert.NotNull(gone.LeftAt);
            Assert.NotNull(Assert.Single(gone.Beats).Until);
            Assert.Equal(("", "Sanne"), (gone.Phone, gone.Name));
        }

        var back = await ImportAsync(Json(both), complete: true);

        Assert.Equal((0, 1, 0), (partial.Value!.Left, complete.Value!.Left, back.Value!.Left));
        Assert.Equal(1, back.Value.Changed);
        await using var after = database.Open();
        var returned = await after.Officers.SingleAsync(o => o.ExternalId == "u1");
        Assert.Null(returned.LeftAt);
        Assert.NotEqual("", returned.Phone);
    }

    [Theory]
    [InlineData("{", typeof(ImportJsonBroken))]
    [InlineData("[]", typeof(NotAnOfficerFile))]
    [InlineData("{\"nieuws\":[]}", typeof(NotAnOfficerFile))]
    [InlineData("{\"wijkagenten\":[{\"naam\":\"Sanne\"}]}", typeof(OfficerIncomplete))]
    [InlineData("{\"wijkagenten\":[null]}", typeof(OfficerIncomplete))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\"},{\"uid\":\"u\",\"naam\":\"B\"}]}", typeof(OfficerTwice))]
    [InlineData("{\"politiebureaus\":[{\"uid\":\"u\",\"naam\":\"A\",\"telefoonnummer\":\"0123456789012345678901\"}]}", typeof(ImportTextTooLong))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"werkgebiedPolygoon\":\"POLYGON((bad\"}]}", typeof(BeatUnreadable))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"werkgebiedPolygoon\":\"POINT(5 52)\"}]}", typeof(BeatUnreadable))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"werkgebiedPolygoon\":\"POLYGON((5 52, 6 52, 5 52, 5 52))\"}]}", typeof(BeatUnreadable))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"werkgebiedPolygoon\":{\"type\":\"Polygon\",\"coordinates\":[[[5,52]]]}}]}", typeof(BeatUnreadable))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"werkgebiedPolygoon\":\"POLYGON((5 52, 5 999, 6 52, 5 52))\"}]}", typeof(BeatUnreadable))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"locaties\":[{\"latitude\":999,\"longitude\":5}]}]}", typeof(PlaceImpossible))]
    [InlineData("{\"wijkagenten\":[{\"uid\":\"u\",\"naam\":\"A\",\"locaties\":[{\"latitude\":52}]}]}", typeof(PlaceImpossible))]
    [InlineData("{\"politiebureaus\":[{\"uid\":\"u\",\"naam\":\"A\",\"locaties\":[{\"latitude\":52,\"longitude\":\"oost\"}]}]}", typeof(PlaceImpossible))]
    [InlineData("{\"iterator\":{\"last\":false},\"wijkagenten\":[]}", typeof(OfficerFileHasMorePages))]
    public async Task A_file_with_something_wrong_is_refused_and_stores_nothing(string json, Type error)
    {
        var done = await ImportAsync(json, complete: true);

        Assert.IsType(error, done.Error);
        await using var db = database.Open();
        Assert.False(await db.Officers.AnyAsync() || await db.Stations.AnyAsync());
    }

    private Task<Result<Wijkagent.Core.Neighbourhoods.Importing.AreasImported>> ImportAreasAsync() => database.ImportAsync(Boundaries.Collection(
        Boundaries.Neighbourhood("BU03440111", "Welgelegen", 0, 0),
        Boundaries.Neighbourhood("BU03440112", "Oog in Al", 1, 0),
        Boundaries.Neighbourhood("BU03440211", "Zuilen", 3, 0, "Wijk 02 Noordwest")));

    private static string Officer(string uid, string name, string more) => $$"""{"uid":"{{uid}}","naam":"{{name}}",{{more}}}""";

    private static string Officers(params string[] officers) => $"\"wijkagenten\":[{string.Join(',', officers)}]";

    private static string Stations(params string[] stations) => $"\"politiebureaus\":[{string.Join(',', stations)}]";

    private static string Json(params string[] lists) => $"{{{string.Join(',', lists)}}}";

    private Task<Result<OfficersImported>> ImportAsync(params string[] lists) =>
        ImportAsync(lists is [['{', ..] whole] ? whole : Json(lists), complete: false);

    private async Task<Result<OfficersImported>> ImportAsync(string json, bool complete)
    {
        using var folder = new TemporaryFolder();
        await using var db = database.Open();
        var input = new ImportOfficers(new ImportSource(folder.Write("officers.json", json)), "Basisteam {0}", complete);
        return await new OfficerImport(db, clock).ImportAsync(input, null, CancellationToken.None);
    }
}
