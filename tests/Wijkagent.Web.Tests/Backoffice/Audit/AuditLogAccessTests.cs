using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>A desk at which the auditor is at work.</summary>
public sealed class AuditorsDesk : IAsyncLifetime
{
    public DeskTown Town { get; private set; } = null!;

    public HttpClient Auditor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Town = await DeskTown.BuildAsync();
        Auditor = await Town.SignInAsync(RoleNames.Auditor);
    }

    public async Task DisposeAsync() => await Town.DisposeAsync();
}

/// <summary>Who comes to the audit log, whatever stands in it: these tests share one program.</summary>
public sealed class AuditLogAccessTests(AuditorsDesk desk) : IClassFixture<AuditorsDesk>
{
    private const string Log = "/kantoor/logboek";
    private const string Looked = "/kantoor/wie-keek";

    [Theory]
    [InlineData(RoleNames.Resident)]
    [InlineData(RoleNames.Partner)]
    [InlineData(RoleNames.Officer)]
    [InlineData(RoleNames.Coordinator)]
    [InlineData(RoleNames.Editor)]
    [InlineData(RoleNames.Administrator)]
    [InlineData(RoleNames.PrivacyOfficer)]
    public async Task Nobody_but_the_auditor_reads_the_log_or_takes_it_out(string role)
    {
        var browser = await desk.Town.SignInAsync(role, role == RoleNames.Officer ? desk.Town.West : null);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri(Log, UriKind.Relative))).StatusCode);
        using var empty = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync(new Uri(Log + "/uitvoer", UriKind.Relative), empty)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() =>
        Assert.Equal(HttpStatusCode.Found, (await desk.Town.Host.CreateClient().GetAsync(new Uri(Log, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task Signing_in_leads_the_auditor_to_the_log_and_the_desk_shows_nothing_else()
    {
        var visitor = new Visitor(desk.Auditor);
        await visitor.GoAsync("/aanmelden");

        Assert.Equal(Log, visitor.Address);
        Assert.Equal("Logboek", visitor.Heading);
        Assert.Equal([Log, "/kantoor/bewaartermijnen", "/account"], visitor.Page.QuerySelectorAll(".wa-bar__nav a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("?na=onzin")]
    [InlineData("?na=99999999999999999999-1")]
    [InlineData("?na=9223372036854775807-1")]
    [InlineData("?van=gisteren&tot=9999-12-31&wat=onzin&wie=%25&ding=%27&waarom=%5B")]
    public async Task What_makes_no_sense_in_the_address_is_left_out(string query) => await DeskTown.PageAsync(desk.Auditor, Log + query);

    [Fact]
    public async Task The_privacy_officer_reads_who_looked_at_one_thing_by_its_code_and_nothing_of_others()
    {
        var officer = await desk.Town.SignInAsync(RoleNames.Officer, desk.Town.East);
        var (code, other) = (await desk.Town.AddReportAsync(desk.Town.Town.EastSouth), await desk.Town.AddReportAsync(desk.Town.Town.EastSouth));
        await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}");
        await DeskTown.PageAsync(officer, "/kantoor/meldingen");
        await desk.Town.Host.Accounts.AddAsync("privacy@voorbeeld.nl", RoleNames.PrivacyOfficer);
        var visitor = new Visitor(await desk.Town.Host.Accounts.SignInAsync("privacy@voorbeeld.nl"));
        await visitor.GoAsync("/kantoor/verzoeken");
        Assert.Equal(["/kantoor/verzoeken", Looked, "/account"], visitor.Page.QuerySelectorAll(".wa-bar__nav a").Select(a => a.GetAttribute("href")));

        // Without a code there is nothing to read, whatever else stands in the address.
        foreach (var nothing in new[] { "", "?ding=", "?ding=%25", "?wie=Elly&wat=bekeken", "?na=9-9" })
            Assert.Empty((await visitor.GoAsync(Looked + nothing)).Page.QuerySelectorAll("[data-entry]"));
        Assert.Contains("Dit is geen nummer", (await visitor.GoAsync(Looked + "?ding=Elly")).Main, StringComparison.Ordinal);

        await visitor.GoAsync($"{Looked}?ding={code.ToLowerInvariant().Replace("-", "+", StringComparison.Ordinal)}");
        Assert.Equal($"Wie keek in {code}", visitor.Heading);
        var looks = visitor.Page.QuerySelectorAll("[data-entry]").Select(row => row.TextContent).ToList();
        Assert.Contains(looks, look => look.Contains("Elly Oost", StringComparison.Ordinal) && look.Contains("wijkagent", StringComparison.Ordinal) && look.Contains("Bekeken", StringComparison.Ordinal));
        Assert.Contains(looks, look => look.Contains("Lijst gezien", StringComparison.Ordinal));
        Assert.DoesNotContain(other, visitor.Main, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main form[method=post]"));

        // The look itself is in the log, and in the list of what it was about.
        await visitor.GoAsync($"{Looked}?ding={code}");
        Assert.Contains("privacymedewerker", visitor.Page.QuerySelector("[data-entry]")!.TextContent, StringComparison.Ordinal);
        var entry = (await DeskTown.PageAsync(desk.Auditor, $"{Log}?wie=privacy&ding={code}")).QuerySelectorAll("[data-entry]");
        Assert.Equal(2, entry.Length);
    }
}
