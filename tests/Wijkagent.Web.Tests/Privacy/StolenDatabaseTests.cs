using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Privacy;

/// <summary>Whoever has the files of the database reads nothing of what people told, and nothing of who they are.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class StolenDatabaseTests
{
    private const string Coordinator = "zz-coordinator";
    private const string Administrator = "zz-beheerder";
    private const string Auditor = "zz-auditor";

    [Fact]
    public async Task The_files_hold_no_name_address_phone_mail_text_or_note()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await ReportAsync(desk);
        await WriteToAnOfficerAsync(desk);
        await HandleAsync(desk, code);
        await HoldAsync(desk, code);
        await AddAccountsAsync(desk);
        await LookAsync(desk, code);

        var told = new[]
        {
            "zz-naam", "zz-mail", "0619190919", "zz-tekst", "zz-plek", "zz-vraag", "zz-titel", "zz-notitie", "zz-taak", "zz-wachten",
            "zz-reden", "zz-uitkomst", "zz-bericht", "zz-afzender", "zz-van", "zz-foto", Pictures.Maker, "JFIF\0\u0001",
            "zz-bewoner", "zz-kantoor", "zz-genodigde", "zz-rechter", "zz-uitvoer",
            // Of the staff, each of whom did something; the officer is on a public page.
            Coordinator, Administrator, Auditor,
        };
        await using (var db = desk.Host.OpenDatabase())
        {
            // That it was all written is seen with the keys.
            Assert.StartsWith("zz-tekst", (await db.Reports.SingleAsync()).Text, StringComparison.Ordinal);
            Assert.StartsWith("zz-uitkomst", (await db.Cases.SingleAsync()).Outcome!, StringComparison.Ordinal);
            Assert.StartsWith("zz-bericht", (await db.ContactMessages.SingleAsync()).Text, StringComparison.Ordinal);
            Assert.StartsWith("zz-reden", (await db.CaseAccesses.SingleAsync()).Reason, StringComparison.Ordinal);
            Assert.Equal((1, 1), (await db.CaseActions.CountAsync(), await db.CaseTasks.CountAsync()));
            Assert.NotEmpty(await db.Outbox.ToListAsync());
            Assert.Single(await db.ReportAttachments.ToListAsync());
            var hold = await db.LegalHolds.SingleAsync();
            Assert.StartsWith("zz-rechter", hold.Reason, StringComparison.Ordinal);
            Assert.Equal(Coordinator, await db.NameOfAsync(hold.SetById));
            Assert.Superset(new HashSet<string> { Coordinator, Administrator, Auditor, "Wim West" }, (await db.StaffNames.ToListAsync()).Select(n => n.Name.ToString()).ToHashSet());
            Assert.Equal("zz-genodigde", (await db.AccountOfAsync("zz-kantoor@example.nl")).DisplayName);
            Assert.Equal("zz-bewoner Bakker", (await db.AccountOfAsync("zz-bewoner@example.nl")).DisplayName);
        }

        Assert.DoesNotContain(told, marker => IsIn(desk.Host, marker));
        Assert.DoesNotContain(told, marker => IsIn(desk.Host, marker.ToUpperInvariant()));
        // The test itself: what is no secret is found.
        Assert.True(IsIn(desk.Host, code));
    }

    [Fact]
    public async Task Of_the_demo_town_nothing_that_people_told_is_in_the_files()
    {
        await using var factory = new WijkagentFactory();
        await using (var scope = factory.Services.CreateAsyncScope())
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(known: true, default));

        // A case can be called as the district's own page calls its problem.
        var onPages = string.Concat(new[] { "Demo.town.json", "Demo.district-content.json", "Demo.articles.json" }.Select(ReadText));
        var told = Told("Demo.reports.json", "text", "name", "email", "phone").Concat(Told("Demo.cases.json", "title", "text", "outcome"))
            .Concat(Told("Demo.messages.json", "text", "name", "email")).Concat(Told("Demo.requests.json", "text", "name", "email", "extension", "answer"))
            .Concat(Told("Demo.retention.json", "reason", "by")).Concat(Told("Demo.blocks.json", "by"))
            .Concat(DemoAccount.All.Select(a => a.Email)).Concat(DemoUnusedAccount.All.Select(a => a.Email)).Concat(OfAccounts())
            .Where(text => text.Length > 6 && !onPages.Contains(text, StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(told.Count > 200);
        Assert.DoesNotContain(told, text => IsIn(factory, text));
    }

    [Fact]
    public async Task Once_the_key_of_a_case_and_report_is_destroyed_their_pages_say_so_and_work()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "Harde muziek");
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var opened = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai" });
        var address = opened.Headers.Location!.ToString();
        var report = await desk.ReportAsync(code);
        var keys = desk.Host.Services.GetRequiredService<ContentKeys>();
        await keys.DestroyAsync([report.Id, report.CaseId!.Value], default);

        foreach (var page in new[] { $"/kantoor/meldingen/{code}", address, "/kantoor/meldingen", "/kantoor/zaken", "/kantoor" })
        {
            var shown = (await DeskTown.PageAsync(officer, page)).QuerySelector("main")!.TextContent;
            Assert.Contains("Vernietigd", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("muziek", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_can_be_added_to_what_was_destroyed_and_the_page_says_why()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "Harde muziek");
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var page = await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        await desk.Host.Services.GetRequiredService<ContentKeys>().DestroyAsync([(await desk.ReportAsync(code)).Id], default);

        var answer = await DeskTown.SubmitAsync(officer, page, "form[action$='/bericht']", new() { ["Telling.Message"] = "Hoe gaat het nu?" });

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("Dit is vernietigd", (await WijkagentFactory.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
        Assert.Empty((await desk.ReportAsync(code)).Messages);
    }

    [Fact]
    public async Task A_node_without_the_keys_of_its_database_is_not_ready()
    {
        await using var desk = await DeskTown.BuildAsync();
        await desk.AddReportAsync(desk.Town.WestSouth);
        var client = desk.Host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        await using (var keys = desk.Host.OpenKeys())
            await keys.Keys.ExecuteDeleteAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Keys_of_what_was_never_saved_are_swept()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, "Blijft staan");
        await using (var keys = desk.Host.OpenKeys())
        {
            keys.Keys.Add(new ContentKey(Guid.CreateVersion7(), [1], desk.Host.Now));
            await keys.SaveChangesAsync();
        }

        desk.Host.Clock.Advance(TimeSpan.FromDays(400));
        await using (var scope = desk.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ContentKeySweep>().RunAsync(default);

        await using var left = desk.Host.OpenKeys();
        Assert.Equal([(await desk.ReportAsync(code)).Id], await left.Keys.Where(k => k.IsInUse).Select(k => k.Id).ToListAsync());
        Assert.Equal(2, await left.Keys.CountAsync());
    }

    /// <summary>Names of accounts; those of officers stand on public pages.</summary>
    private static IEnumerable<string> OfAccounts() =>
        DemoAccount.All.Where(a => a.Officer is null).Select(a => a.Name).Concat(DemoUnusedAccount.All.Select(a => a.Name));

    /// <summary>A resident who signs in by mail and says a name, and somebody of the staff who was invited.</summary>
    private static async Task AddAccountsAsync(DeskTown desk)
    {
        await desk.Host.Accounts.AddAsync("zz-bewoner@example.nl", RoleNames.Resident, "zz-bewoner Bakker");
        var resident = new Visitor(await desk.Host.Accounts.SignInAsync("zz-bewoner@example.nl"));
        await resident.GoAsync("/account");
        await resident.GoAsync("/mijn");
        var administrator = new Visitor(await SignInAsync(desk, RoleNames.Administrator, Administrator));
        await administrator.GoAsync("/kantoor/beheer/gebruikers/uitnodigen");
        await administrator.SendAsync(new Dictionary<string, string?>
        {
            ["Person.Name"] = "zz-genodigde",
            ["Person.Email"] = "zz-kantoor@example.nl",
            ["Person.Roles"] = RoleNames.Editor,
        });
        await administrator.GoAsync("/kantoor/beheer/gebruikers?zoek=zz-bewoner%40example.nl");
        Assert.Contains("zz-bewoner Bakker", administrator.Main, StringComparison.Ordinal);
    }

    /// <summary>Somebody who checks reads in the log who of the staff did what, and their names stand there.</summary>
    private static async Task LookAsync(DeskTown desk, string code)
    {
        var auditor = await SignInAsync(desk, RoleNames.Auditor, Auditor);
        var log = (await DeskTown.PageAsync(auditor, "/kantoor/logboek")).QuerySelector("main")!.TextContent;
        Assert.All([Coordinator, Administrator, Auditor], name => Assert.Contains(name, log, StringComparison.Ordinal));
        Assert.Contains(code, (await DeskTown.PageAsync(auditor, "/kantoor/logboek?wie=COORDINÁTOR&wat=gewijzigd")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DeskTown.SubmitAsync(auditor, "/kantoor/logboek", "main form[method=post]", new() { ["Export.Form"] = "csv", ["Export.Why"] = "zz-uitvoer voor Klaas" });
        Assert.Contains("zz-uitvoer", (await DeskTown.PageAsync(auditor, "/kantoor/logboek")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Coordinator, (await DeskTown.PageAsync(auditor, "/kantoor/bewaartermijnen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> SignInAsync(DeskTown desk, string role, string name)
    {
        var address = $"{role}@voorbeeld.nl";
        await desk.Host.Accounts.AddAsync(address, role, name, null, role == RoleNames.Coordinator ? desk.Town.Team.Id : null);
        return await desk.Host.Accounts.SignInAsync(address);
    }

    private static async Task HoldAsync(DeskTown desk, string code)
    {
        var answer = await DeskTown.SubmitAsync(
            await desk.Host.Accounts.SignInAsync("coordinator@voorbeeld.nl"), "/kantoor/bewaartermijnen", "form[action$='/vastzettingen']",
            new() { ["Hold.Code"] = code, ["Hold.Reason"] = "zz-rechter vraagt ernaar" });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static async Task<string> ReportAsync(DeskTown desk)
    {
        var visitor = new Visitor(desk.Host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
        await visitor.ToPlaceAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Place"] = "1234 ab", ["Form.PlaceWords"] = "zz-plek 7" });
        await visitor.SendAsync(Journey.What("zz-tekst Elke avond lawaai"));
        await visitor.SendFilesAsync([("zz-foto.jpg", Pictures.OfTelephone())]);
        await visitor.SendFilesAsync([], Journey.NoPhotos);
        await visitor.PassRoleAsync();
        await visitor.SendAsync(Journey.Known("zz-mail@example.nl", "0619190919", "zz-naam Bakker"));
        await visitor.SendAsync();
        var code = visitor.Text("#code");
        await desk.Host.ArrangeAsync(async db =>
            (await db.Reports.Include(r => r.Kind).Include(r => r.Contact).SingleAsync(r => r.Code == code)).Confirm(Actor.Reporter, desk.Host.Now));
        return code;
    }

    private static async Task WriteToAnOfficerAsync(DeskTown desk)
    {
        var answer = await DeskTown.SubmitAsync(
            desk.Host.CreateClient(), "/wijkagenten/wim-west", "form[action$=berichten]",
            new() { ["Name"] = "zz-afzender", ["Email"] = "zz-van@example.nl", ["Text"] = "zz-bericht kunt u bellen?" });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static async Task HandleAsync(DeskTown desk, string code)
    {
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var report = $"/kantoor/meldingen/{code}";
        await SendAsync(report, "/bericht", new() { ["Telling.Message"] = "zz-vraag hoe laat?" });
        var address = (await SendAsync(report, "/zaak", new() { ["NewCase.Title"] = "zz-titel" })).Headers.Location!.ToString();
        await SendAsync(address, "/handelingen", new() { ["Action.What"] = nameof(CaseActionKind.Talk), ["Action.Description"] = "zz-notitie" });
        await SendAsync(address, "/taken", new() { ["Task.Description"] = "zz-taak" });
        await SendAsync(address, "/wachten", new() { ["Wait.ForWhom"] = "zz-wachten" });
        await SignInAsync(desk, RoleNames.Coordinator, Coordinator);
        await desk.Host.ArrangeAsync(async db => db.CaseAccesses.Add(new Core.Cases.Opening.CaseAccess(
            await db.Cases.SingleAsync(), "zz-reden die lang genoeg is", Actor.System with { UserId = (await db.Users.FirstAsync()).Id }, desk.Host.Now)));
        await SendAsync(address, "/uitkomst", new() { ["Resolution.Outcome"] = "zz-uitkomst" });

        async Task<HttpResponseMessage> SendAsync(string page, string form, Dictionary<string, string> values)
        {
            var answer = await DeskTown.SubmitAsync(officer, page, $"form[action$='{form}']", values);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            return answer;
        }
    }

    private static bool IsIn(WijkagentFactory factory, string text) => factory.StolenFiles.Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        return bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    });

    /// <summary>All texts under these names in a file of the demo town.</summary>
    private static List<string> Told(string file, params string[] names)
    {
        using var json = JsonDocument.Parse(ReadText(file));
        var found = new List<string>();
        Read(json.RootElement);
        return found;

        void Read(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    Read(item);
            }

            if (element.ValueKind != JsonValueKind.Object)
                return;
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String && names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                    found.Add(property.Value.GetString()!);
                Read(property.Value);
            }
        }
    }

    private static string ReadText(string file)
    {
        var assembly = typeof(WijkagentDbContext).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
