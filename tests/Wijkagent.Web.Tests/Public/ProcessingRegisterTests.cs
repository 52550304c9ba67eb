using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Architecture;

namespace Wijkagent.Web.Tests.Public;

/// <summary>What is held of people, as the public reads it and as docs/privacy.md has it: both are the program's own word.</summary>
public sealed class ProcessingRegisterTests(WebHost host) : IClassFixture<WebHost>
{
    private const string Address = "/privacy/register";
    private const string Paper = "docs/privacy.md";

    [Fact]
    public async Task Each_use_of_data_is_told_whole_in_both_languages()
    {
        foreach (var page in new[] { await PageAsync("nl"), await PageAsync("en") })
        {
            var uses = page.QuerySelectorAll("main h3").Select(heading => heading.Id!).ToList();
            Assert.Equal(Enum.GetNames<Processing>().Select(name => name.ToLowerInvariant()), uses);
            Assert.All(page.QuerySelectorAll("main dl"), use => Assert.Equal(6, use.QuerySelectorAll("dd").Count(told => told.TextContent.Trim().Length > 5)));
            // A word that is missing would show its key.
            Assert.DoesNotMatch(@"(Processing|Held|Kept|Role|Register|Privacy)\.[A-Za-z]+", page.QuerySelector("main")!.TextContent);
        }
    }

    [Fact]
    public async Task Terms_roles_and_locks_are_those_of_the_program()
    {
        var page = await PageAsync("nl");

        var reports = page.QuerySelector("#reports + dl")!.TextContent;
        Assert.Contains($"nog {RetentionTerms.NeverConfirmedDays} dagen", reports, StringComparison.Ordinal);
        Assert.Contains("5 jaar in gebruik, en na 10 jaar vernietigd", reports, StringComparison.Ordinal);
        Assert.Contains("Functies: wijkagent, coördinator.", reports, StringComparison.Ordinal);
        Assert.Contains("Versleuteld, met een sleutel die tegelijk wordt vernietigd: naam; e-mailadres en telefoonnummer; wat iemand vertelt of schrijft; wat er op foto’s en in bestanden te zien en te horen is; de plek; ", reports, StringComparison.Ordinal);
        Assert.Contains("Onleesbaar gemaakt, alleen te herkennen: e-mailadres en telefoonnummer; woorden om op te zoeken;", reports, StringComparison.Ordinal);
        Assert.Contains("Functies: privacymedewerker, auditor.", page.QuerySelector("#audit + dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_responsible_is_named_when_it_was_set_and_said_to_be_missing_when_not()
    {
        using var named = host.WithWebHostBuilder(web => web
            .UseSetting("Site:Organisation", "Gemeente Voorbeeld").UseSetting("Site:PrivacyContact", "mailto:fg@voorbeeld.nl"));

        var set = await WebHost.ReadAsync(await named.CreateClient().GetAsync(Address));

        Assert.Contains("Gemeente Voorbeeld", set.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("fg@voorbeeld.nl", set.QuerySelector("main a[href='mailto:fg@voorbeeld.nl']")!.TextContent);
        Assert.Contains("nog niet ingevuld", (await PageAsync("nl")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_says_the_same_as_the_page()
    {
        var page = await PageAsync("en");
        var heads = page.QuerySelectorAll("main dl")[0].QuerySelectorAll("dt").Select(Words);
        var rows = page.QuerySelectorAll("main h3").Select(use =>
            $"| {Words(use)} | {string.Join(" | ", use.NextElementSibling!.QuerySelectorAll("dd").Select(Told))} |");
        var table = string.Join('\n', [$"| Use | {string.Join(" | ", heads)} |", "| --- | --- | --- | --- | --- | --- | --- |", .. rows]);

        var paper = Repository.Files("docs", "privacy.md").Single(file => file.Path == Paper).Text;

        Assert.True(paper.Contains(table, StringComparison.Ordinal), $"{Paper} has to hold this table:\n{table}");
    }

    private async Task<IHtmlDocument> PageAsync(string language)
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{LocalisationSetup.CookieName}={language}");
        return await WebHost.ReadAsync(await client.GetAsync(Address));
    }

    private static string Told(IElement told) =>
        told.QuerySelectorAll("li") is { Length: > 0 } items ? string.Join("<br>", items.Select(Words)) : Words(told);

    private static string Words(INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
