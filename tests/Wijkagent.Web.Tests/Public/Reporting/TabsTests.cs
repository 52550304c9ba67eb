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
        AssertShown(one, "Wij vragen u eerst iets anders", "/melden/advies");

        // A question that is not asked any more.
        (one, other) = Two(form.Tabs());
        await one.ToDetailsAsync(Journey.Noise, "");
        await other.GoAsync("/melden/soort");
        await other.SendAsync(new Dictionary<string, string?> { ["kind"] = "vernieling" });
        await other.SendAsync();
        await one.SendAsync(new Dictionary<string, string?> { ["Form.Value"] = Typed });
        AssertShown(one, "Wij vragen u eerst iets anders", "/melden/vragen");
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
