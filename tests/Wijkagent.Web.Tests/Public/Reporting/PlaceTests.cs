using System.Net;

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
    public async Task The_map_begins_in_the_neighbourhood_that_was_found()
    {
        var (program, visitor) = await Journey.StartAsync();
        await using var _ = program;

        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab" });

        var outline = visitor.Page.QuerySelector(".wa-map")!.GetAttribute("data-outline");
        Assert.StartsWith("/kaart/buurten/BU", outline, StringComparison.Ordinal);
    }
}
