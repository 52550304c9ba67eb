using System.Net;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Public.Subscriptions;

/// <summary>The links in mails to who follows something: what they say when there is nothing for them to do.</summary>
public sealed class LinksOfFollowersTests
{
    [Theory]
    [InlineData("/volgen/bevestigen")]
    [InlineData("/volgen/blijven")]
    [InlineData("/volgen/stoppen")]
    [InlineData("/volgen/stoppen/direct")]
    [InlineData("/volgen/gebied")]
    [InlineData("/volgen/gebied/bevestigen")]
    [InlineData("/volgen/gebied/blijven")]
    [InlineData("/volgen/gebied/stoppen")]
    [InlineData("/volgen/gebied/stoppen/direct")]
    public async Task A_link_that_is_none_of_ours_says_that_it_does_not_work(string path)
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        foreach (var key in new[] { "", "?sleutel=verzonnen" })
        {
            var visitor = await program.NewVisitor().GoAsync(path + key);
            Assert.Equal((HttpStatusCode.NotFound, "Deze link werkt niet meer"), (visitor.Answer.StatusCode, visitor.Heading));
        }
    }

    [Fact]
    public async Task Links_to_an_area_that_was_stopped_say_so_and_lead_to_following_anew()
    {
        using var program = await FollowingAnAreaTests.StartAsync();
        var visitor = await GoingOnFollowingTests.FollowAsync(program);
        var confirm = FollowingAnAreaTests.LinkIn(await FollowingAnAreaTests.LastMailAsync(program));
        program.Clock.Advance(TimeSpan.FromHours(2));
        await visitor.GoAsync($"/abonneren?gebied={await FollowingAnAreaTests.DistrictAsync(program)}");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Email"] = FollowingAnAreaTests.Address });
        var manage = FollowingAnAreaTests.LinkIn(await FollowingAnAreaTests.LastMailAsync(program));
        await visitor.GoAsync(manage);
        Assert.Equal("Wat u volgt", visitor.Heading);
        var late = await program.NewVisitor().GoAsync(manage);
        var later = await program.NewVisitor().GoAsync(manage.Replace("/gebied", "/gebied/blijven", StringComparison.Ordinal));
        await visitor.SendAsync(form: "form[action$='/stoppen']");
        Assert.Equal((HttpStatusCode.OK, "U volgt dit niet meer"), (visitor.Answer.StatusCode, visitor.Heading));

        foreach (var path in new[] { "", "/blijven", "/stoppen", "/stoppen/direct" })
            await IsOverAsync(program, manage.Replace("/gebied", "/gebied" + path, StringComparison.Ordinal), "U volgt dit niet meer");
        await IsOverAsync(program, confirm, "U volgt dit niet");
        foreach (var (page, form) in new[] { (late, "form[action='/volgen/gebied']"), (later, "form[action$='/blijven']") })
        {
            await page.SendAsync(form: form);
            Assert.Equal((HttpStatusCode.Gone, "U volgt dit niet meer"), (page.Answer.StatusCode, page.Heading));
        }
    }

    [Fact]
    public async Task Links_to_a_problem_that_was_stopped_or_is_over_say_so_also_before_its_row_is_gone()
    {
        using var program = await KnownTests.StartAsync();
        await KnownTests.TellAsync(program.NewVisitor(), Journey.Anonymous);
        await FollowingAProblemTests.ConfirmAsync(program);
        var confirm = FollowingAnAreaTests.LinkIn(await FollowingAnAreaTests.LastMailAsync(program));
        program.Clock.Advance(TimeSpan.FromDays(360));
        await FollowingAProblemTests.LookAsync(program);
        var mail = await FollowingAnAreaTests.LastMailAsync(program);
        var (keep, stop) = (FollowingAnAreaTests.LinkIn(mail), new Uri(mail.StopUrl!).PathAndQuery);
        var late = await program.NewVisitor().GoAsync(keep);
        program.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(1, await FollowingAProblemTests.CountAsync(program));
        await late.SendAsync();
        Assert.Equal((HttpStatusCode.Gone, "U volgt dit niet meer"), (late.Answer.StatusCode, late.Heading));
        foreach (var link in new[] { keep, stop, stop.Replace("/direct", "", StringComparison.Ordinal) })
            await IsOverAsync(program, link, "U volgt dit niet meer");
        await IsOverAsync(program, confirm, "U volgt dit niet");
        // The button of a mail program is answered as if it stopped it: to stop twice is no mistake.
        using var client = program.CreateClient();
        for (var time = 0; time < 2; time++)
        {
            using var pressed = await client.PostAsync(new Uri(stop, UriKind.Relative), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
            Assert.Equal((HttpStatusCode.OK, 0), (pressed.StatusCode, await FollowingAProblemTests.CountAsync(program)));
        }
    }

    private static async Task IsOverAsync(WijkagentFactory program, string link, string heading)
    {
        var visitor = await program.NewVisitor().GoAsync(link);
        Assert.Equal((HttpStatusCode.Gone, heading), (visitor.Answer.StatusCode, visitor.Heading));
        Assert.Equal("/abonneren", visitor.Page.QuerySelector("main a.nl-button--primary")!.GetAttribute("href"));
        Assert.Contains("u hoeft niets te doen", visitor.Main, StringComparison.Ordinal);
    }
}
