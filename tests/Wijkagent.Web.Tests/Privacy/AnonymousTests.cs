using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;
using Wijkagent.Web.Tests.Targets;

namespace Wijkagent.Web.Tests.Privacy;

/// <summary>
/// Who reports without a name leaves nothing: not an address, a browser, a language, or a word in clear. Seen from outside,
/// on the program as a process of its own: its database, all other files it has, what it prints, and the cookies it leaves.
/// </summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class AnonymousTests
{
    private const string Address = "198.51.100.177";

    // In whatever the reporter tells and the browser tells of itself; too long to stand in sealed bytes by chance.
    private const string Trace = "zz-spoor-";

    // What a browser tells of itself; none of it may be found anywhere, in whatever case or encoding.
    private static readonly Dictionary<string, string> Headers = new()
    {
        ["User-Agent"] = "zz-spoor-browser/7.31 (zz-spoor-toestel)",
        ["Accept-Language"] = "nl, zz-spoor-taal",
        ["Referer"] = "https://zz-spoor-herkomst.example/zz-spoor-vorige",
        ["From"] = "zz-spoor-van@example.nl",
        ["X-Request-Id"] = "zz-spoor-kenmerk",
        ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Fact]
    public Task Nothing_of_an_anonymous_reporter_is_in_database_files_log_or_cookies() => ReportAndFollowAsync("Production");

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_of_an_anonymous_reporter_is_there_on_the_machine_of_who_develops_it() => ReportAndFollowAsync("Development");

    private static async Task ReportAndFollowAsync(string environment)
    {
        using var town = await TownInProduction.BuildAsync();
        var database = town.Database;
        await using var program = new RunningProgram(new Dictionary<string, string?>(town.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["Serilog:MinimumLevel:Default"] = "Debug",
        });
        await program.StartAsync();
        using var proxy = new BehindProxy(new Uri(program.Address), Address);
        using var browser = proxy.ToClient();
        foreach (var (name, value) in Headers)
            browser.DefaultRequestHeaders.Add(name, value);

        var visitor = new Visitor(browser);
        var (code, secret) = await ReportAsync(visitor);
        await FollowAsync(visitor, code, secret);
        await AskAsync(program, code);
        await AnswerAsync(visitor, code);

        var left = proxy.Cookies.GetAllCookies();
        Assert.DoesNotContain(left, cookie => cookie.Expires != default);
        Assert.Equal(0, await program.StopAsync());

        await using (var db = database.OpenSealed())
        {
            var report = await db.Reports.Include(r => r.Contact).Include(r => r.Messages).SingleAsync(r => r.Code == code);
            Assert.Null(report.Contact);
            Assert.Equal(3, report.Messages.Count);
            Assert.Single(await db.DiaryMoments.Where(m => m.ReportId == report.Id).ToListAsync());
        }

        var files = database.Files.Concat(Directory.EnumerateFiles(program.Folder, "*", SearchOption.AllDirectories)).ToList();
        var written = files.Select(File.ReadAllBytes).Append(Encoding.UTF8.GetBytes(program.Printed)).Select(ToText).ToList();
        // The test itself: what may be found is found, in both.
        Assert.Contains(written, text => text.Contains(code, StringComparison.Ordinal));
        Assert.Contains("/melden", program.Printed, StringComparison.Ordinal);

        Assert.DoesNotContain(code, program.Printed, StringComparison.OrdinalIgnoreCase);
        foreach (var trace in new[] { Trace, Address, "0af7651916cd43dd8448eb211c80319c", secret, secret.Replace(" ", "", StringComparison.Ordinal) })
        {
            var found = written.Where(text => text.Contains(trace, StringComparison.OrdinalIgnoreCase)).Select(text => Around(text, trace)).ToList();
            Assert.True(found.Count == 0, $"«{trace}» in: {string.Join("\n--\n", found)}");
        }
    }

    private static async Task<(string Code, string Secret)> ReportAsync(Visitor visitor)
    {
        await visitor.GoAsync("/?zz-spoor-vraag=zz-spoor-vraag");
        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "zz-spoor-plek 7" });
        await visitor.SendAsync(Journey.What("zz-spoor-tekst Elke avond lawaai"));
        await visitor.SendFilesAsync([("zz-spoor-foto.jpg", Pictures.OfTelephone())]);
        await visitor.SendFilesAsync([], Journey.NoPhotos);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        return (visitor.Text("#code"), visitor.Text("#sleutel"));
    }

    private static async Task FollowAsync(Visitor visitor, string code, string secret)
    {
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = "zz-spoor-verkeerd" });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "zz-spoor-aanvulling" }, "main form[action$=berichten]");
    }

    /// <summary>The officer asks the reporter something.</summary>
    private static async Task AskAsync(RunningProgram program, string code)
    {
        using var proxy = new BehindProxy(new Uri(program.Address), "198.51.100.1");
        using var browser = proxy.ToClient();
        var officer = new Visitor(browser);
        await TownInProduction.SignInAsync(officer);
        await officer.GoAsync($"/kantoor/meldingen/{code}");
        await officer.SendAsync(form: "form[action$='/opening']");
        await officer.SendAsync(new Dictionary<string, string?> { ["Question.Message"] = "Hoe laat?" }, "form[action$='/vraag']");
    }

    /// <summary>The reporter answers with a photo, and writes down that it happened again, with another.</summary>
    private static async Task AnswerAsync(Visitor visitor, string code)
    {
        await visitor.GoAsync($"/meldingen/{code}");
        Assert.Contains("Hoe laat?", visitor.Text("#Message-vraag"), StringComparison.Ordinal);
        await visitor.SendFilesAsync([("zz-spoor-antwoord.jpg", Pictures.OfTelephone())], new Dictionary<string, string?> { ["message"] = "zz-spoor-antwoord" });
        await visitor.GoAsync($"/meldingen/{code}/dagboek");
        var yesterday = DateTime.UtcNow.AddDays(-1);
        await visitor.SendFilesAsync([("zz-spoor-dagboek.jpg", Pictures.OfTelephone(64, 48))], new Dictionary<string, string?>
        {
            ["HappenedOn.Day"] = $"{yesterday.Day}",
            ["HappenedOn.Month"] = $"{yesterday.Month}",
            ["HappenedOn.Year"] = $"{yesterday.Year}",
            ["HappenedAt"] = "0.05",
            ["HowBad"] = "Much",
            ["Text"] = "zz-spoor-dagboek",
        });
        Assert.Contains("zz-spoor-dagboek", visitor.Text(".wa-moments"), StringComparison.Ordinal);
    }

    private static string Around(string text, string trace)
    {
        var found = text.IndexOf(trace, StringComparison.OrdinalIgnoreCase);
        var from = Math.Max(0, found - 300);
        return text[from..Math.Min(text.Length, found + 100)];
    }

    /// <summary>Bytes as text, also where they are UTF-16: every other byte of it is nought.</summary>
    private static string ToText(byte[] bytes) => Encoding.Latin1.GetString([.. bytes.Where(b => b != 0)]);
}
