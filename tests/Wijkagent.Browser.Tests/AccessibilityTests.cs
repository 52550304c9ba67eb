using Wijkagent.Browser.Tests.Running;

namespace Wijkagent.Browser.Tests;

/// <summary>Every kind of page, as it is seen on a phone and on a desk, by day and by night.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(Running.Browser browser)
{
    private static readonly string[] PublicPages =
    [
        "/", "/zoeken?q=spui", "/zoeken?q=niets-dat-bestaat", "/wijken", "/wijken/markerhoven", "/wijken/markerhoven/sluisveld",
        "/wijken/markerhoven/kadewijk", "/wijkagenten/anouk-terpstra", "/veelgestelde-vragen",
        "/veelgestelde-vragen/overlast-in-huurwoningen", "/nieuws", "/melden", "/melden/soort", "/meldingen", "/over",
        "/privacy", "/toegankelijkheid", "/contact", "/licenties", "/aanmelden", "/ontwikkel/codes",
    ];

    private static readonly string[] DeskPages = ["/kantoor", "/kantoor/meldingen", "/kantoor/zaken", "/kantoor/berichten", "/account", "/account/sessies", "/account/bevestigen"];

    public static TheoryData<int, bool> Looks => new()
    {
        { 390, false },
        { 390, true },
        { 1280, false },
        { 1280, true },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_on_public_pages(int width, bool dark)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, dark));
        foreach (var path in PublicPages)
        {
            await visit.OpenAsync(path);
            await visit.AxeFindsNothingAsync();
            await visit.NothingSticksOutAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_at_the_desk(int width, bool dark)
    {
        await using var visit = await browser.VisitAsync(new Visitor(width, dark));
        await browser.SignInAsync(visit, "wijkagent@demo.example");
        foreach (var path in DeskPages)
        {
            await visit.OpenAsync(path);
            await visit.AxeFindsNothingAsync();
            await visit.NothingSticksOutAsync();
        }

        foreach (var list in new[] { "/kantoor/meldingen", "/kantoor/zaken" })
        {
            await visit.OpenAsync(list);
            var first = await visit.Page.Locator($"main a[href^='{list}/']").First.GetAttributeAsync("href");
            await visit.OpenAsync(first!);
            await visit.AxeFindsNothingAsync();
            await visit.NothingSticksOutAsync();
        }
    }

    [Fact]
    public async Task Public_pages_fit_in_320_pixels()
    {
        await using var visit = await browser.VisitAsync(new Visitor(320));
        foreach (var path in PublicPages)
        {
            await visit.OpenAsync(path);
            await visit.NothingSticksOutAsync();
        }
    }
}
