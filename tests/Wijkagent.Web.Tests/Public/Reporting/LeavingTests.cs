using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

public sealed class LeavingTests
{
    [Fact]
    public async Task Whoever_leaves_quickly_leaves_neither_draft_nor_way_back_to_it()
    {
        var (program, visitor, browser) = await StartAsync();
        using var _ = program;
        await visitor.ToWhatAsync(Journey.Discrimination);

        var answer = await LeaveAsync(browser, visitor);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        await visitor.GoAsync("/melden/wat");
        Assert.Equal("/melden", visitor.Address);
        await using var db = program.OpenDatabase();
        Assert.False(await db.ReportDrafts.AnyAsync());
    }

    [Fact]
    public async Task Whoever_leaves_a_followed_report_has_to_open_it_again()
    {
        var (program, visitor, browser) = await StartAsync();
        using var _ = program;
        var (code, secret) = await visitor.ToSentAsync(Journey.Anonymous, Journey.Discrimination);
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        Assert.Equal($"/meldingen/{code}", visitor.Address);

        await LeaveAsync(browser, visitor);

        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Equal($"/meldingen?code={code}", visitor.Address);
    }

    [Fact]
    public async Task Another_site_cannot_throw_somebodys_draft_away()
    {
        var (program, visitor, browser) = await StartAsync();
        using var _ = program;
        await visitor.ToWhatAsync(Journey.Discrimination);

        var answer = await browser.PostAsync("/melden/weg", null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await visitor.GoAsync("/melden/wat");
        Assert.Equal("/melden/wat", visitor.Address);
    }

    private static async Task<(WijkagentFactory Program, Visitor Visitor, HttpClient Browser)> StartAsync()
    {
        var (program, _) = await Journey.StartAsync();
        var browser = program.CreateClient();
        return (program, new Visitor(browser), browser);
    }

    private static Task<HttpResponseMessage> LeaveAsync(HttpClient browser, Visitor visitor)
    {
        var link = visitor.Page.QuerySelector("[data-leave]")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, link.GetAttribute("data-leave"));
        request.Headers.Add("X-Antiforgery", link.GetAttribute("data-token"));
        return browser.SendAsync(request);
    }
}
