using Wijkagent.Browser.Tests.Running;
using Wijkagent.Web.Public.Pages;

namespace Wijkagent.Browser.Tests;

/// <summary>Every kind of page, as it is seen on a phone and on a desk, by day and by night, in a narrow window and with large text.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(Running.Browser browser)
{
    private const long MostBytes = 100_000;

    private static readonly string[] PublicPages =
    [
        "/", "/zoeken?q=spui", "/zoeken?q=niets-dat-bestaat", "/wijken", "/wijken?q=niets-dat-bestaat", "/wijken/markerhoven",
        "/wijken/markerhoven/sluisveld", "/wijken/markerhoven/kadewijk", "/wijkagenten/anouk-terpstra", "/veelgestelde-vragen",
        "/veelgestelde-vragen/overlast-in-huurwoningen", "/nieuws", "/artikelen/buren-staan-samen-sterk", "/advies", "/zonder-netwerk", "/zonder-netwerk/moment", "/melden",
        "/melden/woorden", "/melden/soort", "/melden/zonder-netwerk", "/meldingen", "/abonneren", "/over", "/privacy", "/privacy/register", "/privacy/verzoek", "/toegankelijkheid", "/contact", "/licenties", "/aanmelden",
        "/aanmelden/wachtwoord-vergeten",
    ];

    [Fact]
    public async Task Public_pages_are_fine_for_everybody_and_light_with_all_that_comes_with_them()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        // As for somebody who has not been there before.
        await visit.KeepNoFilesAsync();
        foreach (var path in PublicPages)
        {
            await visit.OpenAsync(path);
            var weight = await visit.WeightAsync();
            // Less than a page and its style would be a measurement that measures nothing. The licences of others stand there in full.
            Assert.True(weight > 20_000 && (weight < MostBytes || path == "/licenties"), $"{path} weighs {weight} bytes; {MostBytes} is the most.");
            await visit.IsFineOnPhoneAndDeskAsync();
        }

        await visit.OpenAsync("/hier-is-niets", 404);
        await visit.IsFineOnPhoneAndDeskAsync();
        await visit.OpenAsync("/wijkagenten/anouk-terpstra");
        await visit.Page.ClickAsync("form[action='/wijkagenten/anouk-terpstra/berichten'] button[type=submit]");
        await visit.Page.Locator(".wa-errors").WaitForAsync();
        await visit.IsFineOnPhoneAndDeskAsync();
    }

    [Fact]
    public async Task What_is_wrong_for_who_can_not_see_is_found()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        await visit.OpenAsync("/over");
        await visit.Page.EvaluateAsync("document.querySelector('main').append(document.createElement('button'))");

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(visit.AxeFindsNothingAsync);

        Assert.Contains("button-name", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statement_on_accessibility_tells_of_the_pages_that_are_walked_and_of_this_axe()
    {
        await using var visit = await browser.VisitAsync(new Visitor());
        await visit.OpenAsync("/toegankelijkheid");
        var (version, rules) = await visit.AxeAsync();
        var told = AxeResults.Last;

        // What is walked fails on the first finding, so none is all there can be.
        Assert.Equal((version, rules, 0), (told.Axe, told.Rules, told.Findings));
        Assert.Equal([.. PublicPages, .. DeskTests.Lists, .. DeskTests.AccountPages], told.Pages);
        var statement = await visit.Page.InnerTextAsync("main");
        Assert.Contains($"axe-core {version}", statement, StringComparison.Ordinal);
        Assert.Contains($"{told.Pages.Count} pagina’s", statement, StringComparison.Ordinal);
    }
}
