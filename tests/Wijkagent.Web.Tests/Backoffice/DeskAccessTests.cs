using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>Who may open the desk, over every address under it: the list is the program's own.</summary>
public sealed class DeskAccessTests
{
    [Fact]
    public async Task Nobody_else_finds_a_report_case_or_message_at_any_address_of_the_desk()
    {
        await using var desk = await DeskTown.BuildAsync();
        var owner = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DeskTown.SubmitAsync(owner, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        var number = (await desk.ReportAsync(code)).Case!.Number;
        await DeskTown.SubmitAsync(owner, $"/kantoor/zaken/{number}", "form[action$='/taken']", new() { ["Task.Description"] = "Bellen" });
        var message = new ContactMessage(desk.West.Id, "Sjoerd", "s@voorbeeld.nl", "Dag", "sleutel", desk.Host.Now);
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(message);
            return Task.CompletedTask;
        });
        var task = await TaskIdAsync(desk);
        var other = await desk.SignInAsync(RoleNames.Officer, desk.East);
        var token = await TokenAsync(other);

        var tried = 0;
        foreach (var (method, route) in Routes(desk).Where(r => r.Route.Contains('{', StringComparison.Ordinal)))
        {
            var id = route.Contains("berichten", StringComparison.Ordinal) ? message.Id : task;
            var address = route.Replace("{code}", code, StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal)
                .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('{', address);
            var answer = await SendAsync(other, method, address, token);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{method} {address}: {answer.StatusCode}");
            tried++;
        }

        Assert.True(tried >= 20, $"{tried} addresses tried");
    }

    [Theory]
    [InlineData(RoleNames.Resident)]
    [InlineData(RoleNames.Partner)]
    [InlineData(RoleNames.Editor)]
    [InlineData(RoleNames.Administrator)]
    [InlineData(RoleNames.Auditor)]
    public async Task Other_roles_are_refused_at_every_address_of_the_desk(string role)
    {
        await using var desk = await DeskTown.BuildAsync();
        var browser = await desk.SignInAsync(role);

        foreach (var (method, route) in Routes(desk))
        {
            var answer = await SendAsync(browser, method, Filled(route), "");
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {route}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_at_every_address_of_the_desk()
    {
        await using var desk = await DeskTown.BuildAsync();
        var browser = desk.Host.CreateClient();

        foreach (var (method, route) in Routes(desk))
        {
            var answer = await SendAsync(browser, method, Filled(route), "");
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.StartsWith("/aanmelden", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_officer_sees_the_own_beat_a_deputy_that_of_who_is_away_and_a_coordinator_all_of_the_team()
    {
        await using var desk = await DeskTown.BuildAsync();
        var west = await desk.AddReportAsync(desk.Town.WestSouth);
        var east = await desk.AddReportAsync(desk.Town.EastNorth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var deputy = await desk.SignInAsync(RoleNames.Officer, desk.East);
        var coordinator = await desk.SignInAsync(RoleNames.Coordinator);

        Assert.Equal([west], await CodesAsync(officer));
        Assert.Equal([east], await CodesAsync(deputy));
        Assert.Equal(new[] { west, east }.Order(), (await CodesAsync(coordinator)).Order());

        await desk.Host.ArrangeAsync(async db => (await db.Officers.Include(o => o.Absences).SingleAsync(o => o.Id == desk.West.Id))
            .BeAway(desk.Host.Now.AddHours(-1), desk.Host.Now.AddHours(1)));
        Assert.Equal(new[] { west, east }.Order(), (await CodesAsync(deputy)).Order());
        Assert.Equal([west], await CodesAsync(officer));

        desk.Host.Clock.Advance(TimeSpan.FromHours(1));
        var back = await desk.Host.Services.CreateScope().ServiceProvider.GetRequiredService<BeatHolders>()
            .NeighbourhoodsOfAsync(desk.East.Id, desk.Host.Now, CancellationToken.None);
        Assert.DoesNotContain(desk.Town.WestSouth.Id, back);
    }

    private static async Task<List<string>> CodesAsync(HttpClient browser) =>
        [.. (await DeskTown.PageAsync(browser, "/kantoor/meldingen")).QuerySelectorAll("[data-row]").Select(a => a.GetAttribute("href")!.Split('/')[^1])];

    private static List<(string Method, string Route)> Routes(DeskTown desk) =>
        [.. desk.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Method: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET", Route: "/" + e.RoutePattern.RawText!.TrimStart('/')))
            .Where(e => e.Route == "/kantoor" || e.Route.StartsWith("/kantoor/", StringComparison.Ordinal))
            // The auditor's, with tests of its own.
            .Where(e => !e.Route.StartsWith("/kantoor/logboek", StringComparison.Ordinal))
            .Distinct()];

    private static string Filled(string route) => route.Replace("{code}", "WA-2026-AAAAAA", StringComparison.Ordinal)
        .Replace("{number}", "ZK-2026-AAAAAA", StringComparison.Ordinal).Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);

    private static async Task<string> TokenAsync(HttpClient browser) =>
        (await DeskTown.PageAsync(browser, "/kantoor")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    private static async Task<Guid> TaskIdAsync(DeskTown desk)
    {
        await using var db = desk.Host.OpenDatabase();
        return await db.CaseTasks.Select(t => t.Id).SingleAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string method, string address, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["version"] = "0",
            });
        }

        return await browser.SendAsync(request);
    }
}
