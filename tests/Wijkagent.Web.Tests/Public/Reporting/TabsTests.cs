using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>Two tabs of one browser share a cookie, and so a report: what one of them changes must not lose what is typed in the other.</summary>
public sealed class TabsTests(OpenForm form) : IClassFixture<OpenForm>
{
    private const string Typed = "Al drie weken staat er elke nacht muziek aan";

    [Fact]
    public async Task What_is_typed_while_another_tab_changed_an_earlier_answer_is_shown_again()
    {
        var (one, other) = Two(form.Tabs());
        await one.ToWhatAsync();
        await other.GoAsync("/melden/soort");
        await other.SendAsync(new Dictionary<string, string?> { ["kind"] = "vernieling" });
        await one.SendAsync(Journey.What(Typed));
        AssertShown(one, "U meldt nu iets anders", "/melden/advies");

        // A question that is not asked any more.
        (one, other) = Two(form.Tabs());
        await one.ToDetailsAsync(Journey.Noise, "");
        await other.GoAsync("/melden/soort");
        await other.SendAsync(new Dictionary<string, string?> { ["kind"] = "vernieling" });
        await other.SendAsync();
        await one.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = Typed });
        AssertShown(one, "U meldt nu iets anders", "/melden/vragen");
    }

    [Fact]
    public async Task What_is_typed_of_one_kind_never_ends_up_under_another()
    {
        var (one, other) = Two(form.Tabs());
        await one.ToWhatAsync();
        await other.ToCheckAsync(Journey.Anonymous, "vernieling");
        Assert.Equal("/melden/controle", other.Address);
        await one.SendAsync(Journey.What(Typed));
        AssertShown(one, "U meldt nu iets anders", "/melden/controle");
        await other.SendAsync();
        Assert.Equal("/melden/verzonden", other.Address);

        // The same kind once more is another time that it was chosen.
        (one, other) = Two(form.Tabs());
        await one.ToWhatAsync();
        await other.ToWhatAsync("vernieling");
        await other.ToWhatAsync();
        await one.SendAsync(Journey.What(Typed));
        AssertShown(one, "U meldt nu iets anders", "/melden/wat");
    }

    [Fact]
    public async Task A_text_that_another_tab_kept_is_seen_before_it_is_replaced()
    {
        var (one, other) = Two(form.Tabs());
        await one.ToWhatAsync();
        await other.GoAsync("/melden/wat");
        await other.SendAsync(Journey.What("Een keer muziek"));

        await one.SendAsync(Journey.What(Typed));
        Assert.Equal((HttpStatusCode.Conflict, "Een keer muziek", Typed), (one.Answer.StatusCode, one.Text("blockquote"), one.Text("[name='Form.Text']")));
        Assert.Contains("misschien in een ander venster", string.Join(' ', one.Errors), StringComparison.Ordinal);
        await other.GoAsync("/melden/wat");
        Assert.Equal("Een keer muziek", other.Text("[name='Form.Text']"));

        // Seen, and sent once more all the same; the second press on the button sends nothing else.
        foreach (var press in new[] { "first", "second" })
        {
            using var sent = await one.PostAsync(answers: Journey.What(Typed));
            Assert.Equal((press, "/melden/fotos"), (press, sent.Headers.Location?.OriginalString));
        }

        await other.GoAsync("/melden/wat");
        Assert.Equal(Typed, other.Text("[name='Form.Text']"));
    }

    [Theory]
    [InlineData("/melden/woorden")]
    [InlineData("/melden/vragen/hoop")]
    public async Task So_is_a_text_in_own_words_and_the_answer_to_a_question(string page)
    {
        var (one, other) = Two(form.Tabs());
        if (page != "/melden/woorden")
            await one.ToPlaceAsync("iets-anders");
        var field = page == "/melden/woorden" ? "Form.Text" : "Form.Value";
        await one.GoAsync(page);
        Assert.Equal(page, one.Address);
        await other.GoAsync(page);
        await other.SendAsync(new Dictionary<string, string?> { [field] = "Een keer muziek" });
        await one.SendAsync(new Dictionary<string, string?> { [field] = Typed });
        Assert.Equal((HttpStatusCode.Conflict, "Een keer muziek", Typed), (one.Answer.StatusCode, one.Text("blockquote"), one.Text($"[name='{field}']")));
    }

    [Fact]
    public async Task A_second_press_is_no_other_text_however_it_was_typed()
    {
        var visitor = await form.NewVisitor().ToDetailsAsync("drugs", "");
        while (!visitor.Address.EndsWith("/kenteken", StringComparison.Ordinal))
            await visitor.SendAsync(new Dictionary<string, string?> { [visitor.Page.QuerySelector("main .wa-choice input")!.GetAttribute("name")!] = visitor.Page.QuerySelectorAll("main .wa-choice input")[^1].GetAttribute("value") });
        foreach (var press in new[] { "first", "second" })
        {
            using var sent = await visitor.PostAsync(answers: new Dictionary<string, string?> { ["Form.Value"] = "GH  123\tK" });
            Assert.Equal((press, HttpStatusCode.Found), (press, sent.StatusCode));
        }
    }

    [Fact]
    public async Task Who_sends_what_is_not_complete_any_more_reads_that_nothing_was_sent()
    {
        var (one, other) = Two(form.Tabs());
        await one.ToCheckAsync(Journey.Anonymous);
        await other.GoAsync("/melden/soort");
        await other.SendAsync(new Dictionary<string, string?> { ["kind"] = "vernieling" });
        await one.SendAsync();
        Assert.Equal((HttpStatusCode.Conflict, "Uw melding is nog niet verstuurd"), (one.Answer.StatusCode, one.Heading));
        Assert.Equal("/melden/advies", one.Page.QuerySelector("main .wa-actions a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_typed_while_another_tab_sent_the_report_is_shown_again_and_not_part_of_it()
    {
        var (one, other) = Two(form.Tabs());
        await one.ToWhatAsync();
        await other.GoAsync("/melden/wat");
        await other.SendAsync(Journey.What("Een keer muziek"));
        await other.ToWhoAsync();
        await other.SendAsync(Journey.Anonymous);
        await other.SendAsync();
        Assert.Equal("/melden/verzonden", other.Address);
        await one.SendAsync(Journey.What(Typed));
        AssertShown(one, "Deze melding is al verzonden", "/melden/verzonden");
        await one.GoAsync("/melden/verzonden");
        // Where nothing was sent nothing is lost.
        await one.GoAsync("/melden/wat");
        Assert.Equal("/melden/verzonden", one.Address);
    }

    [Fact]
    public async Task An_answer_or_a_photo_of_one_report_never_ends_up_in_another()
    {
        var tabs = form.Tabs();
        var (one, other, photos, words, kind) = (tabs(), tabs(), tabs(), tabs(), tabs());
        await one.ToWhatAsync();
        await words.GoAsync("/melden/woorden");
        await kind.GoAsync("/melden/soort");
        await photos.GoAsync("/melden/wat");
        await photos.SendAsync(Journey.What("De eerste"));
        Assert.Equal("/melden/fotos", photos.Address);
        await other.GoAsync("/melden/opnieuw");
        await other.SendAsync();
        await other.ToWhatAsync();
        await other.SendAsync(Journey.What("De tweede"));

        await one.SendAsync(Journey.What(Typed));
        AssertShown(one, "U bent nu met een andere melding bezig", "/melden/fotos");
        await photos.SendFilesAsync([("hek.png", Pictures.Png())]);
        Assert.Equal((HttpStatusCode.Conflict, "U bent nu met een andere melding bezig"), (photos.Answer.StatusCode, photos.Heading));
        Assert.Contains("Kies ze straks opnieuw.", photos.Main, StringComparison.Ordinal);
        // Where it began too: own words and the kind.
        foreach (var (tab, answer) in new[] { (words, new Dictionary<string, string?> { ["Form.Text"] = Typed }), (kind, new() { ["kind"] = "vernieling" }) })
        {
            await tab.SendAsync(answer);
            Assert.Equal((HttpStatusCode.Conflict, "U bent nu met een andere melding bezig"), (tab.Answer.StatusCode, tab.Heading));
        }

        await other.GoAsync("/melden/fotos");
        Assert.Empty(other.Page.QuerySelectorAll(".wa-photo"));
        await other.GoAsync("/melden/wat");
        Assert.Equal("De tweede", other.Text("[name='Form.Text']"));
    }

    private static (Visitor One, Visitor Other) Two(Func<Visitor> tabs) => (tabs(), tabs());

    private static void AssertShown(Visitor visitor, string heading, string next)
    {
        Assert.Equal((HttpStatusCode.Conflict, heading), (visitor.Answer.StatusCode, visitor.Heading));
        Assert.Equal(Typed, visitor.Text("blockquote"));
        Assert.StartsWith(next, visitor.Page.QuerySelector("main .wa-actions a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
