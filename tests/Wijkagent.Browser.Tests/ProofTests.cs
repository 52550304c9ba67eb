using System.Web;
using Wijkagent.Browser.Tests.Running;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Browser.Tests;

/// <summary>The work that is asked while very many reports come in: the browser does it by itself.</summary>
[Collection(OtherBrowserCollection.Name)]
public sealed class ProofTests(Running.Browser browser)
{
    private const string Stamp = "0123456789abcdef-7";

    [Fact]
    public async Task The_work_is_done_while_the_answers_are_read_and_goes_along_when_they_are_sent()
    {
        await using var visit = await browser.VisitAsync(new Visitor(390));
        var page = visit.Page;
        await visit.OpenAsync("/melden/soort");
        await page.CheckAsync("input[value=drugs]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await ReportForm.PassDetailsAsync(page);
        await page.FillAsync("[name='Form.Place']", "Sluishart");
        await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.PlaceWords']", "Bij de brug");
        await ReportForm.NextAsync(page);
        if (page.Url.EndsWith("/bekend", StringComparison.Ordinal))
            await ReportForm.NextAsync(page);
        await page.FillAsync("[name='Form.Text']", "Er wordt gedeald.");
        await page.CheckAsync("[name='Form.When'][value=Unknown]");
        await page.CheckAsync("[name='Form.Frequency'][value=Once]");
        await ReportForm.NextAsync(page);
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Role'][value=Witness]");
        await ReportForm.NextAsync(page);
        await page.CheckAsync("[name='Form.Anonymous'][value=nee]");

        // The page as it is when it is busy: the program of these tests never is.
        await page.RouteAsync("**/melden/controle", async route =>
        {
            if (route.Request.Method != "GET")
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            var html = (await answer.TextAsync()).Replace(
                "<input type=\"hidden\" name=\"stamp\"",
                $"<input type=\"hidden\" name=\"proof\" data-proof=\"{Stamp}\" data-bits=\"{SendingProof.Bits}\"><script type=\"module\" src=\"/lib/proof.js\"></script><input type=\"hidden\" name=\"stamp\"",
                StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = html });
        });
        await ReportForm.NextAsync(page);
        // What answers a form by leading on is not caught on its way.
        await page.ReloadAsync();
        Assert.Equal(1, await page.Locator("[data-proof]").CountAsync());
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("form:has([data-proof]) button"), request => request.Method == "POST" && request.Url.EndsWith("/melden/controle", StringComparison.Ordinal));
        await page.Locator("#code").WaitForAsync();

        Assert.True(SendingProof.IsFor(Stamp, HttpUtility.ParseQueryString(sent.PostData!)["proof"]));
    }
}
