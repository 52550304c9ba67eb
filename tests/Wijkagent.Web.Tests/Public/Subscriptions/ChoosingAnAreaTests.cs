using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>What piece of the country is followed: found by an address, a postcode or a name, and what is none is told.</summary>
public sealed class ChoosingAnAreaTests
{
    [Fact]
    public async Task A_circle_around_an_address_is_kept_sealed_and_its_place_is_in_no_address_of_a_page()
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        program.Geocoder.Knows("Zuiderdijk 5, Zuid", 5.005, 52.005);
        var visitor = await FollowingAnAreaTests.FindAsync(program, "Zuiderdijk 5");
        Assert.Contains("Rond Zuiderdijk 5, Zuid", visitor.Main, StringComparison.Ordinal);
        var choice = visitor.Page.QuerySelector("input[name='Form.Piece'][value^='52.00500']")!.GetAttribute("value");

        foreach (var wrong in new[] { "7", "zeven" })
        {
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = choice, ["Form.Radius"] = wrong }, "form[action$='/keuze']");
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies hoe ver rond die plek"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        }

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = choice, ["Form.Radius"] = "500" }, "form[action$='/keuze']");
        Assert.Equal("/abonneren/keuze", visitor.Address);
        Assert.Contains("ongeveer 500 meter rond een plek", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = "geen adres" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "geen adres"), (visitor.Answer.StatusCode, visitor.Page.QuerySelector("#Form_Email")!.GetAttribute("value")));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = FollowingAnAreaTests.Address });

        Assert.Equal("/abonneren/gemaild", visitor.Address);
        Assert.DoesNotContain("Zuiderdijk 5", (await FollowingAnAreaTests.LastMailAsync(program)).Text, StringComparison.Ordinal);
        await using var db = program.OpenDatabase();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(Zone AS TEXT) || PlaceKey FROM AreaSubscriptions";
        Assert.DoesNotContain("52.005", (string)(await command.ExecuteScalarAsync())!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234 ab", "Rond het midden van postcode 1234 AB", "52.00400|5.00600")]
    [InlineData("1234 zz", "Rond het midden van postcode 1234", "52.00500|5.00500")]
    [InlineData("1234AB 12", "Rond het midden van postcode 1234 AB", "52.00400|5.00600")]
    public async Task Where_addresses_can_not_be_looked_up_a_postcode_is_the_middle_of_a_circle(string typed, string words, string value)
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        await program.ArrangeAsync(async db =>
        {
            (await db.Postcodes.SingleAsync(p => p.Code == "1234")).LieAt("Ambrosiadam", 5.005, 52.005);
            (await db.Postcodes.SingleAsync(p => p.Code == "1234AB")).LieAt("Ambrosiadam", 5.006, 52.004);
        });
        program.Geocoder.IsAway = true;
        var visitor = await FollowingAnAreaTests.FindAsync(program, typed);
        Assert.Contains("Adressen zoeken lukt nu niet.", visitor.Text(".wa-notice--warning"), StringComparison.Ordinal);
        Assert.Contains(words, visitor.Text("label:has([name='Form.Piece'][value*='|'])"), StringComparison.Ordinal);

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = value, ["Form.Radius"] = "500" }, "form[action$='/keuze']");
        Assert.Contains("ongeveer 500 meter rond een plek", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = FollowingAnAreaTests.Address });
        Assert.Equal("/abonneren/gemaild", visitor.Address);
    }

    [Fact]
    public async Task What_is_no_place_or_no_choice_is_told_at_its_field()
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        foreach (var (typed, words) in new[] { ("", "Typ een postcode, adres of wijk"), ("Nergenshuizen", "Wij vinden deze plek niet. Typ een postcode, straat en plaats, of de naam van een wijk.") })
        {
            var visitor = await FollowingAnAreaTests.FindAsync(program, typed);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
            Assert.Equal(typed, visitor.Page.QuerySelector("#Q")!.GetAttribute("value") ?? "");
        }

        foreach (var piece in new[] { "", "WK999999", "GM0001", "1|2|3", "NaN|5" })
        {
            var visitor = await FollowingAnAreaTests.FindAsync(program);
            await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Piece"] = piece }, "form[action$='/keuze']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
            Assert.NotNull(visitor.Page.QuerySelector("form[action$='/keuze']"));
        }
    }
}
