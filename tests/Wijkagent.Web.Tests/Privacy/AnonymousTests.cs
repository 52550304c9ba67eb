using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Privacy;

/// <summary>
/// Who reports without a name leaves nothing: not an address, a browser, a language, or a word in clear. Seen from outside,
/// on the program as a process of its own: its database, all other files it has, what it prints, and the cookies it leaves.
/// </summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class AnonymousTests
{
    private const string Address = "198.51.100.177";

    // What a browser tells of itself; none of it may be found anywhere, in whatever case or encoding.
    private static readonly Dictionary<string, string> Headers = new()
    {
        ["User-Agent"] = "Zz-browser/7.31 (zz-toestel)",
        ["Accept-Language"] = "nl, zz-taal",
        ["Referer"] = "https://zz-herkomst.example/zz-vorige",
        ["From"] = "zz-van@example.nl",
        ["X-Request-Id"] = "zz-kenmerk",
        ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Fact]
    public Task Nothing_of_an_anonymous_reporter_is_in_database_files_log_or_cookies() => ReportAndFollowAsync("Production");

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_of_an_anonymous_reporter_is_there_on_the_machine_of_who_develops_it() => ReportAndFollowAsync("Development");

    private static async Task ReportAndFollowAsync(string environment)
    {
        using var database = new TestDatabase();
        await using (var db = database.Open())
        {
            await new TownBuilder().AddToAsync(db);
            await db.SaveChangesAsync();
        }

        await using var program = new RunningProgram(new Dictionary<string, string?>(database.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["Site:BaseUrl"] = WijkagentFactory.BaseUrl,
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = "9",
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

        var left = proxy.Cookies.GetAllCookies();
        Assert.DoesNotContain(left, cookie => cookie.Expires != default);
        Assert.Equal(0, await program.StopAsync());

        await using (var db = database.OpenSealed())
        {
            var report = await db.Reports.Include(r => r.Contact).Include(r => r.Messages).SingleAsync(r => r.Code == code);
            Assert.Null(report.Contact);
            Assert.Single(report.Messages);
        }

        var files = database.Files.Concat(Directory.EnumerateFiles(program.Folder, "*", SearchOption.AllDirectories)).ToList();
        var written = files.Select(File.ReadAllBytes).Append(Encoding.UTF8.GetBytes(program.Printed)).Select(ToText).ToList();
        // The test itself: what may be found is found, in both.
        Assert.Contains(written, text => text.Contains(code, StringComparison.Ordinal));
        Assert.Contains("/melden", program.Printed, StringComparison.Ordinal);

        Assert.DoesNotContain(code, program.Printed, StringComparison.OrdinalIgnoreCase);
        foreach (var trace in new[] { "zz-", Address, "0af7651916cd43dd8448eb211c80319c", secret, secret.Replace(" ", "", StringComparison.Ordinal) })
        {
            var found = written.Where(text => text.Contains(trace, StringComparison.OrdinalIgnoreCase)).Select(text => Around(text, trace)).ToList();
            Assert.True(found.Count == 0, $"«{trace}» in: {string.Join("\n--\n", found)}");
        }
    }

    private static async Task<(string Code, string Secret)> ReportAsync(Visitor visitor)
    {
        await visitor.GoAsync("/?zz-vraag=zz-vraag");
        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "zz-plek 7" });
        await visitor.SendAsync(Journey.What("zz-tekst Elke avond lawaai"));
        await visitor.SendFilesAsync([("zz-foto.jpg", Pictures.OfTelephone())]);
        await visitor.SendFilesAsync([], Journey.NoPhotos);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Anonymous);
        await visitor.SendAsync();
        return (visitor.Text("#code"), visitor.Text("#sleutel"));
    }

    private static async Task FollowAsync(Visitor visitor, string code, string secret)
    {
        await visitor.GoAsync("/meldingen");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = "zz-verkeerd" });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = secret });
        await visitor.SendAsync(new Dictionary<string, string?> { ["message"] = "zz-aanvulling" }, "main form[action$=berichten]");
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
