using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>What people and machines type in the questions.</summary>
public sealed class ReportingInputTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Hostile = "<script>alert(1)</script> \U0001F468‍\U0001F469‍\U0001F467 O'Brien \"; DROP TABLE Reports;-- 100%_[x]";

    public static TheoryData<string, string> EveryField => new()
    {
        { "/melden/waar", "Form.Place" },
        { "/melden/waar", "Form.PlaceWords" },
        { "/melden/wat", "Form.Text" },
        { "/melden/wat", "Form.HappenedAt" },
        { "/melden/wie", "Form.Name" },
        { "/melden/wie", "Form.Email" },
        { "/melden/wie", "Form.Phone" },
    };

    [Theory]
    [MemberData(nameof(EveryField))]
    public async Task What_is_no_text_or_too_long_is_refused_beside_its_field(string page, string field)
    {
        var visitor = form.NewVisitor();
        foreach (var wrong in new[] { "a\uFFFEb", new string('x', 5000) })
        {
            await visitor.ToWhatAsync();
            await visitor.SendAsync(Journey.What());
            await visitor.ToWhoAsync();
            await visitor.GoAsync(page);
            var answers = Journey.What(when: "OnDay").Concat(Journey.Known()).ToDictionary();
            answers["Form.HappenedOn.Day"] = "1";
            answers["Form.HappenedOn.Month"] = "3";
            answers["Form.HappenedOn.Year"] = "2026";
            answers["Form.Place"] = page == "/melden/waar" ? "1234AB" : null;
            answers["Form.PlaceWords"] = "Brug";
            answers[field] = wrong;

            await visitor.SendAsync(answers);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
            Assert.NotEmpty(visitor.Errors);
            Assert.NotNull(visitor.Page.QuerySelector($"[name='{field}'][aria-invalid=true]"));
        }
    }

    [Fact]
    public async Task Control_characters_are_taken_out_and_all_that_was_typed_is_kept()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();

        await visitor.SendAsync(Journey.What(text: "Er\0 is\u0007 lawaai\u007F.\r\n\tElke nacht 100%00.\u0085Echt.", frequency: ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Contains("Er is lawaai.\n\tElke nacht 100%00.", visitor.Page.QuerySelector("#Form_Text")!.TextContent.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        await visitor.SendAsync(Journey.What(text: "Er\0 is\u0007 lawaai\u007F.\r\n\tElke nacht 100%00.\u0085Echt."));
        Assert.NotEqual("/melden/wat", visitor.Address);
        await visitor.GoAsync("/melden/wat");
        Assert.Equal("Er is lawaai.\n\tElke nacht 100%00.\nEcht.", visitor.Page.QuerySelector("#Form_Text")!.TextContent.Trim('\n'));
    }

    [Theory]
    [InlineData("/melden/wie", "Form.Email", "a\0 b", "a b")]
    [InlineData("/melden/waar", "Form.Place", "12\0\u001Fxx", "12xx")]
    public async Task What_is_wrong_for_another_reason_is_shown_again_without_them(string page, string field, string typed, string shown)
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.GoAsync(page);

        await visitor.SendAsync(new Dictionary<string, string?> { [field] = typed });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.Equal(shown, visitor.Page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_place_typed_with_odd_spaces_is_found_and_a_choice_from_its_list_holds()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        program.Geocoder.Knows("Kade 1, Ambrosiadam", 5.005, 52.005);
        program.Geocoder.Knows("Kade 2, Ambrosiadam", 5.005, 52.006);
        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = " Kade \u00A0 straat" });
        var choice = visitor.Page.QuerySelector("input[name='Form.Choice']")!.GetAttribute("value");

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Choice"] = choice });

        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Fact]
    public async Task All_that_is_wrong_is_summed_up_in_the_order_of_the_questions()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();
        var answers = Journey.What(text: "", when: "OnDay", frequency: "");
        answers["Form.HappenedOn.Day"] = "31";
        answers["Form.HappenedOn.Month"] = "2";
        answers["Form.HappenedAt"] = "kwart over";

        await visitor.SendAsync(answers);

        Assert.Equal(
            ["#Form_Text", "#Form_HappenedOn", "#Form_HappenedAt", "#Form_Frequency"],
            visitor.Page.QuerySelectorAll(".wa-errors a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Hostile_words_are_kept_as_they_are_and_shown_as_words()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234AB", ["Form.PlaceWords"] = Hostile });
        await visitor.SendAsync(Journey.What(Hostile));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Known(name: "Jo\u202E\u200B Bakker"));

        Assert.Contains(Hostile, visitor.Main, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main script"));
        await visitor.SendAsync();
        await using var db = program.OpenDatabase();
        var report = await db.Reports.Include(r => r.Contact).SingleAsync();
        Assert.Equal(Hostile, report.Text);
        Assert.Equal("Jo Bakker", report.Contact?.Name);
    }

    [Fact]
    public async Task The_longest_text_fits_with_line_ends_counted_once_and_one_more_does_not()
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();

        await visitor.SendAsync(Journey.What(new string('a', Report.TextLength - 2) + "\r\nbc"));
        Assert.Equal(["Maak de tekst korter: er passen 3000 tekens"], visitor.Errors);
        await visitor.SendAsync(Journey.What(new string('a', Report.TextLength - 2) + "\r\nb"));

        Assert.Equal("/melden/fotos", visitor.Address);
    }

    [Theory]
    [InlineData("31", "2", "2026", "20.30", "Vul een dag in die bestaat, zoals 3 2 2026")]
    [InlineData("", "", "", "20.30", "Vul in op welke dag het was")]
    [InlineData("3", "3", "2026", "", "Deze dag of tijd is nog niet geweest. Vul in wanneer het was.")]
    [InlineData("2", "3", "2026", "12.30", "Deze dag of tijd is nog niet geweest. Vul in wanneer het was.")]
    [InlineData("1", "3", "2026", "25.00", "Vul een tijd in, zoals 20.30")]
    [InlineData("1", "3", "2026", "20u30", null)]
    [InlineData("2", "3", "2026", "12:00", null)]
    public async Task A_day_and_time_are_read_as_people_type_them(string day, string month, string year, string time, string? error)
    {
        var visitor = form.NewVisitor();
        await visitor.ToWhatAsync();

        await visitor.SendAsync(Journey.What(when: "OnDay").Concat(new Dictionary<string, string?>
        {
            ["Form.HappenedOn.Day"] = day,
            ["Form.HappenedOn.Month"] = month,
            ["Form.HappenedOn.Year"] = year,
            ["Form.HappenedAt"] = time,
        }).ToDictionary());

        Assert.Equal(error is null ? [] : [error], visitor.Errors);
        Assert.Equal(error is null ? "/melden/fotos" : "/melden/wat", visitor.Address);
    }

    [Fact]
    public async Task A_place_is_found_by_address_by_name_on_the_map_and_out_of_a_list()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        program.Geocoder.Knows("Kade 1, 1234AB Ambrosiadam", 5.005, 52.005);
        program.Geocoder.Knows("Kade 2, 1235AB Ambrosiadam", 5.015, 52.005);
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "Kade" });
        Assert.Equal(2, visitor.Page.QuerySelectorAll("input[name='Form.Choice']").Length);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Choice"] = visitor.Page.QuerySelectorAll("input[name='Form.Choice']")[1].GetAttribute("value") });
        Assert.Equal("/melden/wat", visitor.Address);

        await visitor.GoAsync("/melden/waar");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Choice"] = null, ["Form.Latitude"] = "52.015", ["Form.Longitude"] = "5.005" });
        Assert.Equal("/melden/wat", visitor.Address);

        program.Geocoder.IsAway = true;
        await visitor.GoAsync("/melden/waar/lijst?wijk=WK990001");
        await visitor.GoAsync(visitor.Page.QuerySelector("main a[href*='buurt=']")!.GetAttribute("href")!);
        Assert.Contains("Zuiderhof", visitor.Main, StringComparison.Ordinal);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Bij het hofje" });
        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Fact]
    public async Task A_municipality_is_a_place_to_choose_a_neighbourhood_in()
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await program.ArrangeAsync(db => TownBuilder.AddMunicipalityAsync(db, 9901, ("'s-Gravenhage", "Scheveningen", "Duindorp")));
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "den haag" });

        Assert.Equal("/melden/waar/lijst?gemeente=GM9901", visitor.Address);
        Assert.Contains("Scheveningen", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync(visitor.Page.QuerySelector("main a[href*='wijk=']")!.GetAttribute("href")!);
        await visitor.GoAsync(visitor.Page.QuerySelector("main a[href*='buurt=']")!.GetAttribute("href")!);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.PlaceWords"] = "Bij de haven" });
        Assert.Equal("/melden/wat", visitor.Address);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_village_is_not_taken_for_the_place_when_a_municipality_has_its_name(bool hasStreet)
    {
        var (program, visitor) = await Journey.StartAsync();
        using var _ = program;
        await program.ArrangeAsync(async db =>
        {
            await TownBuilder.AddMunicipalityAsync(db, 9901, ("Hengelo (O.)", "Binnenstad", "Hart van Zuid"));
            await TownBuilder.AddMunicipalityAsync(db, 9902, ("Bronkhorst", "Dorpen", "Hengelo"));
        });
        if (hasStreet)
            program.Geocoder.Knows("Hengelosestraat, Ambrosiadam", 5.005, 52.005, "weg");
        await visitor.ToPlaceAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "hengelo" });

        Assert.Equal("/melden/waar", visitor.Address);
        Assert.Single(visitor.Page.QuerySelectorAll("input[name='Form.Choice']"));
        Assert.NotNull(visitor.Page.QuerySelector("main .wa-links a[href='/melden/waar/lijst?gemeente=GM9901']"));
    }

    [Theory]
    [InlineData("lat=52.5&lon=4.0", "Deze plek ligt buiten het gebied")]
    [InlineData("lat=5.0&lon=52.0", "Deze plek ligt niet in Nederland")]
    [InlineData("lat=NaN&lon=5", "Deze plek bestaat niet")]
    [InlineData("lat=999&lon=5", "Deze plek bestaat niet")]
    public async Task A_place_outside_every_area_is_told_at_once(string query, string told)
    {
        var visitor = form.NewVisitor();
        await visitor.ToPlaceAsync();

        await visitor.GoAsync($"/melden/waar?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Answer.StatusCode);
        Assert.StartsWith(told, Assert.Single(visitor.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jo", null, "Vul een e-mailadres in, zoals naam@voorbeeld.nl")]
    [InlineData("Jo <jo@example.nl>", null, "Vul een e-mailadres in, zoals naam@voorbeeld.nl")]
    [InlineData(null, "12", "Vul een telefoonnummer in, zoals 06 12345678")]
    [InlineData(null, null, "Vul een e-mailadres of een telefoonnummer in")]
    [InlineData(null, "+31 (0)6-1234 5678", null)]
    public async Task An_address_or_number_that_can_not_be_one_is_refused(string? email, string? phone, string? error)
    {
        var visitor = form.NewVisitor();
        await visitor.ToCheckAsync(Journey.Known(email, phone));

        Assert.Equal(error is null ? [] : [error], visitor.Errors);
    }
}
