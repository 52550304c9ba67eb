using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Web.Tests.Architecture;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Public.Following;

/// <summary>Giving and taking back consent to share a report, after it was sent.</summary>
public sealed class ConsentsTests
{
    // Who changes the words raises ReportConsent.PresentWords and adds a line; the lines above it stay, as what people agreed to.
    private static readonly Dictionary<int, string> HashOfWords = new()
    {
        [1] = "5faf895f4eed76603cbd833871e74f582f7cf74c8b8ce4b4c1d77a003dfce55a",
    };

    [Fact]
    public async Task Consent_is_given_and_taken_back_and_both_stay_to_be_read()
    {
        await using var desk = await DeskTown.BuildAsync();
        await desk.Host.ArrangeAsync(db =>
        {
            foreach (var (name, kind) in new[] { ("Gemeente Ambrosiadam", PartnerKind.Municipality), ("De Loods", PartnerKind.Care) })
                db.Add(new Partner(new PartnerFacts(name, kind, null, null, [desk.Town.Municipality.Id]), Actor.System, desk.Host.Now));
            return Task.CompletedTask;
        });
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var reporter = await desk.OpenAsReporterAsync(code);
        Assert.Contains("U gaf geen toestemming", reporter.Text("[aria-labelledby=delen]"), StringComparison.Ordinal);

        await reporter.GoAsync($"/meldingen/{code}/delen");
        Assert.Equal(["De Loods", "Gemeente Ambrosiadam"], reporter.Page.QuerySelectorAll(".wa-choice__text").Select(c => c.TextContent));
        await reporter.SendAsync(new Dictionary<string, string?> { ["With"] = "de-loods" });
        Assert.Equal($"/meldingen/{code}#delen", reporter.Address);
        Assert.Contains("Mag met De Loods", reporter.Text("[aria-labelledby=delen]"), StringComparison.Ordinal);
        await reporter.GoAsync($"/meldingen/{code}/delen");
        Assert.Equal("de-loods", Assert.Single(reporter.Page.QuerySelectorAll("input[checked]")).GetAttribute("value"));
        // The same once more changes nothing; what was not offered is left out.
        await reporter.SendAsync(new Dictionary<string, string?> { ["With[0]"] = "de-loods", ["With[1]"] = "een-ander" });
        await using (var db = desk.Host.OpenDatabase())
            Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(SharingConsented)));

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await reporter.PostToAsync($"/meldingen/{code}/delen", new Dictionary<string, string?> { ["With"] = null });
        await reporter.GoAsync($"/meldingen/{code}");
        Assert.Contains("Mocht met De Loods", reporter.Text("[aria-labelledby=delen]"), StringComparison.Ordinal);
        Assert.Contains("U trok toestemming om te delen in", reporter.Text(".wa-timeline"), StringComparison.Ordinal);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var told = (await DeskTown.PageAsync(officer, $"/kantoor/meldingen/{code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("De Loods: ingetrokken op", told, StringComparison.Ordinal);
        await using (var db = desk.Host.OpenDatabase())
        {
            var consent = await db.ReportConsents.SingleAsync();
            Assert.Equal((ReportConsent.PresentWords, "nl", desk.Host.Now), (consent.Words, consent.Language, consent.WithdrawnAt));
        }
    }

    [Fact]
    public async Task A_consent_can_be_taken_back_also_when_the_partner_stopped_or_the_report_was_withdrawn()
    {
        await using var desk = await DeskTown.BuildAsync();
        var partner = new Partner(new PartnerFacts("De Loods", PartnerKind.Care, null, null, [desk.Town.Municipality.Id]), Actor.System, desk.Host.Now);
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(partner);
            return Task.CompletedTask;
        });
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var reporter = await desk.OpenAsReporterAsync(code);
        await reporter.GoAsync($"/meldingen/{code}/delen");
        await reporter.SendAsync(new Dictionary<string, string?> { ["With"] = "de-loods" });
        await desk.Host.ArrangeAsync(async db => (await db.Partners.SingleAsync()).End(Actor.System, desk.Host.Now));
        await reporter.GoAsync($"/meldingen/{code}/intrekken");
        await reporter.SendAsync();

        await reporter.GoAsync($"/meldingen/{code}/delen");
        Assert.Single(reporter.Page.QuerySelectorAll("input[checked]"));
        await reporter.PostToAsync($"/meldingen/{code}/delen", new Dictionary<string, string?> { ["With"] = null });
        await reporter.GoAsync($"/meldingen/{code}/delen");
        Assert.Contains("werkt nu geen organisatie mee", reporter.Main, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_of_the_words_changes_with_the_words()
    {
        var words = Repository.Files("src/Wijkagent.Web/Shared/Partners", ".resx").OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => XDocument.Parse(file.Text).Descendants("data"))
            .Where(data => data.Attribute("name")!.Value.StartsWith("Consent.", StringComparison.Ordinal))
            .Select(data => $"{data.Attribute("name")!.Value}={data.Element("value")!.Value}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))));

        Assert.Equal(HashOfWords[ReportConsent.PresentWords], hash);
        Assert.Equal(ReportConsent.PresentWords, HashOfWords.Keys.Max());
    }
}
