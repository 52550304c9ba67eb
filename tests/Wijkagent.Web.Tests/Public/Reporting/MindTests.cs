using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Before it is sent the reporter is asked whether what may lead to a person is needed.</summary>
public sealed class MindTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Notice = "section[aria-labelledby=nodig]";
    private const string Parking = "verkeer-en-parkeren";

    [Fact]
    public async Task Below_every_free_text_of_a_report_is_a_line_that_minds_what_is_typed_also_later_and_without_a_network()
    {
        var visitor = form.NewVisitor();
        await visitor.GoAsync("/melden/zonder-netwerk");
        Assert.Equal(["Form_Text", "Form_PlaceWords", "Form_ForWhom"], Minded(visitor));
        await visitor.ToWhatAsync();
        Assert.Equal(["Form_Text", "Form_UsualTimes"], Minded(visitor));
        await visitor.SendAsync(Journey.What());
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        var (code, secret) = (visitor.Text("#code"), visitor.Text("#sleutel"));
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        foreach (var (page, field) in new[] { ("", "Message"), ("/verbeteren", "Text"), ("/dagboek", "Text") })
        {
            await visitor.GoAsync($"/meldingen/{code}{page}");
            Assert.Equal(field, Assert.Single(Minded(visitor)));
        }
    }

    [Fact]
    public async Task What_may_lead_to_a_person_is_named_on_the_check_page_with_the_way_to_its_question_and_sending_goes_on()
    {
        var visitor = form.NewVisitor();
        await ToCheckAsync(visitor, "Mijn buurman (06-12345678, jo@example.nl) in 12-GB-RT, BSN 111222333, wil geld op NL91 ABNA 0417 1643 00. Bel 06-12345678.", "Bij 020-1234567");

        Assert.Equal(
            [
                "In uw tekst staat een telefoonnummer: 020-1234567. Is dat nodig?",
                "In uw tekst staat een telefoonnummer: 06-12345678. Is dat nodig?",
                "In uw tekst staat een e-mailadres: jo@example.nl. Is dat nodig?",
                "In uw tekst staat een kenteken: 12-GB-RT. Is dat nodig?",
                "In uw tekst staat een burgerservicenummer (BSN): 111222333. Is dat nodig?",
                "In uw tekst staat een rekeningnummer: NL91 ABNA 0417 1643 00. Is dat nodig?",
            ],
            Asked(visitor));
        Assert.Equal(["/melden/waar?terug=controle", "/melden/wat?terug=controle"], Ways(visitor));

        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
    }

    [Fact]
    public async Task Once_it_is_taken_out_nothing_is_asked_any_more()
    {
        var visitor = form.NewVisitor();
        await ToCheckAsync(visitor, "Bel mijn buurman: 06-12345678", "Bij de brug");
        await visitor.GoAsync(Assert.Single(Ways(visitor)));
        Assert.NotNull(visitor.Page.QuerySelector("[data-mind=Form_Text][aria-live=polite]"));

        await visitor.SendAsync(Journey.What("Bel 112 of 0900-8844, zegt hij, postcode 1234 AB"));

        Assert.Equal("/melden/controle", visitor.Address);
        Assert.Null(visitor.Page.QuerySelector(Notice));
    }

    [Fact]
    public async Task What_stands_in_an_answer_to_a_question_of_the_kind_is_named_but_for_the_plate_that_was_asked_for()
    {
        var visitor = form.NewVisitor();
        await visitor.ToDetailsAsync(Parking);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = "parkeren" });
        Assert.Equal("/melden/vragen/kenteken", visitor.Address);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = "12-GB-RT van 06-12345678" });
        await visitor.SendAsync();
        await TellTheRestAsync(visitor, "Elke avond", "Bij de brug");

        Assert.Equal(["In uw tekst staat een telefoonnummer: 06-12345678. Is dat nodig?"], Asked(visitor));
        Assert.Equal(["/melden/vragen/kenteken?terug=controle"], Ways(visitor));
    }

    [Fact]
    public async Task Hostile_words_around_and_in_what_is_named_stay_words()
    {
        var visitor = form.NewVisitor();
        await ToCheckAsync(visitor, "<script>alert(1)</script><b>o'neill%_+'x@example.nl</b>", "<img src=x onerror=alert(1)>06-12345678");

        Assert.Equal(
            ["In uw tekst staat een telefoonnummer: 06-12345678. Is dat nodig?", "In uw tekst staat een e-mailadres: o'neill%_+'x@example.nl. Is dat nodig?"],
            Asked(visitor));
        Assert.Empty(visitor.Page.QuerySelectorAll("main script, main img[onerror], main b"));
    }

    [Fact]
    public async Task In_English_it_is_asked_in_English()
    {
        var visitor = form.NewVisitor();
        await ToCheckAsync(visitor, "Bel 06-12345678", "Bij de brug");

        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form[action*='/taal']");

        Assert.Equal(["Your text has a telephone number in it: 06-12345678. Is that needed?"], Asked(visitor));
    }

    private static IEnumerable<string> Asked(Visitor visitor) => visitor.Page.QuerySelectorAll($"{Notice} li").Select(line => line.TextContent.Trim());

    private static IEnumerable<string> Ways(Visitor visitor) => visitor.Page.QuerySelectorAll($"{Notice} a").Select(link => link.GetAttribute("href")!);

    private static async Task ToCheckAsync(Visitor visitor, string text, string placeWords)
    {
        await visitor.ToPlaceAsync();
        await TellTheRestAsync(visitor, text, placeWords);
    }

    private static async Task TellTheRestAsync(Visitor visitor, string text, string placeWords)
    {
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = placeWords });
        await visitor.SendAsync(Journey.What(text));
        await visitor.ToWhoAsync();
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Equal("/melden/controle", visitor.Address);
    }

    /// <summary>The fields with such a line, each of which is on the page.</summary>
    private static string[] Minded(Visitor visitor)
    {
        string[] fields = [.. visitor.Page.QuerySelectorAll("[data-mind]").Select(line => line.GetAttribute("data-mind")!)];
        Assert.All(fields, field => Assert.NotNull(visitor.Page.GetElementById(field)));
        return fields;
    }
}
