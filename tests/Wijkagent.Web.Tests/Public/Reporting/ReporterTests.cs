using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>What a reporter has to do with it, how the home is rented, and with whom it may be shared.</summary>
public sealed class ReporterTests : IAsyncLifetime
{
    private DeskTown desk = null!;
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync(NoLimits.Settings);
        await desk.Host.ArrangeAsync(db =>
        {
            db.AddRange(NewPartner("Woonstichting De Marke", PartnerKind.HousingCorporation), NewPartner("Havenzicht", PartnerKind.HousingCorporation),
                NewPartner("Gemeente Ambrosiadam", PartnerKind.Municipality), NewPartner("Basisschool", PartnerKind.School));
            return Task.CompletedTask;
        });
        visitor = desk.Host.NewVisitor();
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Who_reports_for_somebody_else_says_for_whom_and_whether_that_person_knows()
    {
        await ToRoleAsync();

        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "Nonsens" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies wat u ermee te maken heeft"), (visitor.Answer.StatusCode, Assert.Single(visitor.Errors)));
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "OnBehalf", ["Form.ForWhom"] = new string('x', Report.ForWhomLength + 1) });
        Assert.Equal(2, visitor.Errors.Count);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "OnBehalf", ["Form.ForWhom"] = "\u200B" });
        Assert.Equal(["Vul in voor wie u meldt", "Kies of die persoon weet dat u dit meldt"], visitor.Errors);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "OnBehalf", ["Form.ForWhom"] = "<b>mijn moeder</b>, 06 12345678", ["Form.OtherKnows"] = "nee" });
        Assert.Equal("Huurt die persoon, of is de woning van hem of haar?", visitor.Heading);
        var code = await FromHousingAsync(new() { ["Form.Tenure"] = "Owner" }, []);

        Assert.Contains("Die persoon weet er niet van.", checkPage, StringComparison.Ordinal);
        Assert.Contains("06 12345678", minded, StringComparison.Ordinal);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var told = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("<b>mijn moeder</b>", told, StringComparison.Ordinal);
        Assert.Contains("Meldt voor iemand anders", told, StringComparison.Ordinal);
        Assert.Contains("begin er niet over zonder de melder", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_answer_than_for_somebody_else_keeps_nothing_of_that_person()
    {
        await ToRoleAsync();
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "OnBehalf", ["Form.ForWhom"] = "Mijn moeder", ["Form.OtherKnows"] = "ja" });
        await visitor.GoAsync("/melden/rol");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Role"] = "Witness" });
        await FromHousingAsync(new() { ["Form.Tenure"] = "Neither" }, []);

        await using var db = desk.Host.OpenDatabase();
        var report = await db.Reports.SingleAsync();
        Assert.Equal((ReporterRole.Witness, null, null, Tenure.Neither, null), (report.Role, report.ForWhom?.Value, report.OtherKnows, report.Tenure, report.Landlord?.Value));
    }

    [Fact]
    public async Task A_tenant_chooses_the_landlord_and_shares_it_with_that_one_and_no_other()
    {
        await ToRoleAsync();
        await visitor.SendAsync(Journey.Affected);
        var code = await FromHousingAsync(new() { ["Form.Tenure"] = "Tenant", ["Form.Landlord"] = "woonstichting-de-marke" }, ["woonstichting-de-marke", "havenzicht", "basisschool"]);

        Assert.Equal(["Gemeente Ambrosiadam", "Woonstichting De Marke"], offered);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal("Woonstichting De Marke", (await db.ReportConsents.Include(c => c.Partner).SingleAsync()).Partner.Name);
        Assert.Equal((AuditActivity.Shared, code), await db.AuditEntries.Where(e => e.Event == nameof(SharingConsented)).Select(e => ValueTuple.Create(e.Activity, e.SubjectCode)).SingleAsync());
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        Assert.Contains("Woonstichting De Marke, sinds", (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_landlord_who_is_not_listed_is_typed_and_can_not_be_shared_with()
    {
        await ToRoleAsync();
        await visitor.SendAsync(Journey.Affected);
        await visitor.SendAsync(new Dictionary<string, string?>());
        Assert.Equal("Kies wat voor woning het is", Assert.Single(visitor.Errors));
        await FromHousingAsync(new() { ["Form.Tenure"] = "Tenant", ["Form.Landlord"] = "havenzicht", ["Form.OtherLandlord"] = "J. Kuiper Verhuur" }, []);

        Assert.Equal(["Gemeente Ambrosiadam"], offered);
        Assert.Contains("J. Kuiper Verhuur", checkPage, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Empty(await db.ReportConsents.ToListAsync());
    }

    [Fact]
    public async Task Another_landlord_takes_the_consent_along_that_was_meant_for_the_first()
    {
        await ToRoleAsync();
        await visitor.SendAsync(Journey.Affected);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Tenant", ["Form.Landlord"] = "havenzicht" });
        await visitor.SendAsync(With("havenzicht"));
        await visitor.SendAsync(Journey.Anonymous);
        Assert.Contains("Havenzicht", visitor.Main, StringComparison.Ordinal);
        await visitor.GoAsync("/melden/wonen?terug=controle");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Owner" });

        // With another home it is asked once more with whom it may be shared.
        Assert.Equal(("/melden/delen?terug=controle", 0), (visitor.Address, visitor.Page.QuerySelectorAll("input[checked]").Length));
        await visitor.SendAsync();
        Assert.Equal("/melden/controle", visitor.Address);
        Assert.DoesNotContain("Havenzicht", visitor.Main, StringComparison.Ordinal);
        // And it does not come back with the landlord.
        await visitor.GoAsync("/melden/wonen?terug=controle");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Tenant", ["Form.Landlord"] = "havenzicht" });
        Assert.Equal(("/melden/delen?terug=controle", 0), (visitor.Address, visitor.Page.QuerySelectorAll("input[checked]").Length));
        await visitor.SendAsync();
        await visitor.SendAsync();
        Assert.Equal("/melden/verzonden", visitor.Address);
        await using var db = desk.Host.OpenDatabase();
        Assert.Empty(await db.ReportConsents.ToListAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_partner_that_stopped_or_works_there_no_more_in_between_gets_no_consent(bool stopped)
    {
        await ToRoleAsync();
        await visitor.SendAsync(Journey.Affected);
        await visitor.SendAsync(new Dictionary<string, string?> { ["Form.Tenure"] = "Owner" });
        await visitor.SendAsync(With("gemeente-ambrosiadam"));
        await visitor.SendAsync(Journey.Anonymous);
        await desk.Host.ArrangeAsync(async db =>
        {
            var partner = await db.Partners.Include(p => p.WorksIn).SingleAsync(p => p.Slug == "gemeente-ambrosiadam");
            if (stopped)
                partner.End(Actor.System, desk.Host.Now);
            else
                partner.Change(new PartnerFacts(partner.Name, partner.Kind, null, null, []), Actor.System, desk.Host.Now);
        });
        await visitor.SendAsync();

        Assert.Equal("/melden/verzonden", visitor.Address);
        await using var after = desk.Host.OpenDatabase();
        Assert.Empty(await after.ReportConsents.ToListAsync());
    }

    [Fact]
    public async Task Where_the_kind_asks_neither_home_nor_sharing_neither_is_shown()
    {
        await visitor.ToWhatAsync("drugs");
        await visitor.SendAsync(Journey.What());
        await visitor.SendAsync(Journey.NoPhotos);
        await visitor.SendAsync(Journey.Affected);

        Assert.Equal("/melden/wie", visitor.Address);
        Assert.Equal("/melden/rol", visitor.Page.QuerySelector(".wa-back")!.GetAttribute("href"));
        Assert.Equal("/melden/wie", (await visitor.GoAsync("/melden/delen")).Address);
        Assert.Equal("/melden/wie", (await visitor.GoAsync("/melden/wonen")).Address);
    }

    private string checkPage = "";
    private string minded = "";
    private List<string> offered = [];

    private async Task ToRoleAsync()
    {
        await visitor.ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        await visitor.SendAsync(Journey.NoPhotos);
        Assert.Equal("/melden/rol", visitor.Address);
    }

    /// <summary>From the question about the home to the end, without a name.</summary>
    private async Task<string> FromHousingAsync(Dictionary<string, string?> home, string[] with)
    {
        await visitor.SendAsync(home);
        Assert.Equal("/melden/delen", visitor.Address);
        offered = [.. visitor.Page.QuerySelectorAll(".wa-choice__text").Select(choice => choice.TextContent)];
        Assert.Empty(visitor.Page.QuerySelectorAll("input[type=checkbox][checked]"));
        await visitor.SendAsync(With(with));
        await visitor.SendAsync(Journey.Anonymous);
        (checkPage, minded) = (visitor.Main, visitor.Text("[aria-labelledby=nodig]"));
        await visitor.SendAsync();
        return visitor.Text("#code");
    }

    // A test's form holds each name once: several ticks are several names of one list.
    private static Dictionary<string, string?> With(params string[] slugs) => slugs.Index().ToDictionary(s => $"Form.With[{s.Index}]", s => (string?)s.Item);

    private Partner NewPartner(string name, PartnerKind kind) =>
        new(new PartnerFacts(name, kind, null, null, [desk.Town.Municipality.Id]), Actor.System, desk.Host.Now);
}
