using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Access;

/// <summary>Every address of the program as every role: the list of addresses is the program's own.</summary>
public sealed class AccessTests
{
    private const string SignInPath = "/aanmelden";

    public static TheoryData<string> Roles => [AccessMatrix.Visitor, .. RoleNames.All];

    [Fact]
    public async Task Every_address_is_in_the_table_of_who_may_open_it_and_no_other()
    {
        await using var host = new WijkagentFactory();
        var there = AccessMatrix.RoutesOf(host);

        Assert.Equal(there.Count, there.Distinct().Count());
        Same(AccessMatrix.Known, there);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_what_the_table_says_and_nothing_else(string role)
    {
        await using var desk = await DeskTown.BuildAsync();
        var browser = role == AccessMatrix.Visitor
            ? desk.Host.CreateClient()
            : await desk.SignInAsync(role, role == RoleNames.Officer ? desk.West : null);

        var wrong = new List<string>();
        foreach (var route in AccessMatrix.RoutesOf(desk.Host))
        {
            var answer = await SendAsync(browser, route.Method, Filled(route, Guid.Empty, "WA-2026-AAAAAA", "ZK-2026-AAAAAA"), "");
            if (AccessMatrix.MayOpen(role, route) is { } may && may != IsOpen(answer))
                wrong.Add($"{route}: {answer.StatusCode}");
            if ((int)answer.StatusCode >= 500)
                wrong.Add($"{route}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(RoleNames.Officer)]
    [InlineData(RoleNames.Coordinator)]
    public async Task What_is_anothers_is_not_found_at_any_address(string role)
    {
        await using var desk = await DeskTown.BuildAsync();
        var owner = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        await DeskTown.SubmitAsync(owner, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Overlast" });
        var number = (await desk.ReportAsync(code)).Case!.Number;
        await DeskTown.SubmitAsync(owner, $"/kantoor/zaken/{number}", "form[action$='/taken']", new() { ["Task.Description"] = "Bellen" });
        var message = new ContactMessage(desk.West.Id, "Sjoerd", "s@voorbeeld.nl", "Dag", "sleutel", desk.Host.Now);
        var hold = new LegalHold((await desk.ReportAsync(code)).Id, code, "Klacht bij de rechter.", Actor.System, desk.Host.Now);
        await desk.Host.ArrangeAsync(db =>
        {
            db.AddRange(message, hold);
            return Task.CompletedTask;
        });
        var task = await TaskIdAsync(desk);
        var other = role == RoleNames.Officer ? await desk.SignInAsync(role, desk.East) : await SignInElsewhereAsync(desk);
        var token = await TokenAsync(other);

        var tried = 0;
        foreach (var route in AccessMatrix.RoutesOf(desk.Host).Where(IsOfTheDesk).Where(r => AccessMatrix.MayOpen(role, r) == true).Where(r => r.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            var id = route.Pattern.Contains("berichten", StringComparison.Ordinal) ? message.Id
                : route.Pattern.Contains("vastzettingen", StringComparison.Ordinal) ? hold.Id
                : task;
            var address = Filled(route, id, code, number);
            var answer = await SendAsync(other, route.Method, address, token);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{route.Method} {address}: {answer.StatusCode}");
            tried++;
        }

        Assert.True(tried >= 20, $"{tried} addresses tried");
    }

    [Fact]
    public async Task Who_opened_one_report_opens_nothing_of_another_at_any_address()
    {
        const string Told = "De buurman van nummer acht";
        await using var desk = await DeskTown.BuildAsync();
        var (code, own) = (await desk.AddReportAsync(desk.Town.WestSouth, Told), await desk.AddReportAsync(desk.Town.WestSouth));
        var before = await desk.ReportAsync(code);
        var browser = desk.Host.CreateClient();
        var opened = await DeskTown.OpenAsync(new Visitor(browser), own);
        Assert.Equal($"/meldingen/{own}", opened.Address);
        var token = opened.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

        var tried = 0;
        foreach (var route in AccessMatrix.RoutesOf(desk.Host).Where(r => r.Pattern.StartsWith("/meldingen/{code", StringComparison.Ordinal)))
        {
            var address = Filled(route, Guid.Empty, code, "");
            var answer = await SendAsync(browser, route.Method, address, token);
            Assert.DoesNotContain(Told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            if (!route.Pattern.Contains(":regex", StringComparison.Ordinal))
                continue;
            // What a link in a mail opens asks for its key; all else, to open this one first.
            Assert.True(
                answer.StatusCode == HttpStatusCode.NotFound || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString == $"/meldingen?code={code}"),
                $"{route.Method} {address}: {answer.StatusCode} {answer.Headers.Location}");
            tried++;
        }

        Assert.True(tried >= 20, $"{tried} addresses tried");
        var after = await desk.ReportAsync(code);
        Assert.Equal((before.Version, before.Status, before.Messages.Count), (after.Version, after.Status, after.Messages.Count));
    }

    private static void Same(IEnumerable<Route> table, IEnumerable<Route> program)
    {
        var forgotten = program.Except(table).Select(r => $"not in the table: {r}");
        var gone = table.Except(program).Select(r => $"not in the program: {r}");
        var differences = string.Join('\n', forgotten.Concat(gone).Order(StringComparer.Ordinal));
        Assert.True(differences.Length == 0, differences);
    }

    private static bool IsOfTheDesk(Route route) => route.Pattern.StartsWith("/kantoor/", StringComparison.Ordinal);

    private static bool IsOpen(HttpResponseMessage answer) =>
        answer.StatusCode != HttpStatusCode.Forbidden && !(answer.StatusCode == HttpStatusCode.Found && PathOf(answer) == SignInPath);

    private static string PathOf(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString.Split('?')[0];

    private static string Filled(Route route, Guid id, string code, string number)
    {
        var address = route.Pattern
            .Replace("{code:regex(^[Ww][Aa]-)}", code, StringComparison.Ordinal)
            .Replace("{code}", code, StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{zoom:int}/{x:int}/{y:int}", "10/526/336", StringComparison.Ordinal)
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{slug}", "niemand", StringComparison.Ordinal)
            .Replace("{key}", "gevaar", StringComparison.Ordinal)
            .Replace("{gemeente}", "nergens", StringComparison.Ordinal)
            .Replace("{wijk}", "nergens", StringComparison.Ordinal);
        Assert.DoesNotContain('{', address);
        return address;
    }

    private static async Task<string> TokenAsync(HttpClient browser) =>
        (await DeskTown.PageAsync(browser, "/kantoor")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    /// <summary>The coordinator of a team that has nothing to do with the town.</summary>
    private static async Task<HttpClient> SignInElsewhereAsync(DeskTown desk)
    {
        var team = Guid.Empty;
        await desk.Host.ArrangeAsync(async db =>
        {
            var other = new Team("Ander team", await db.Stations.FirstAsync());
            db.Add(other);
            team = other.Id;
        });
        await desk.Host.Accounts.AddAsync("elders@voorbeeld.nl", RoleNames.Coordinator, team: team);
        return await desk.Host.Accounts.SignInAsync("elders@voorbeeld.nl");
    }

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
