using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Tests.Backoffice.Audit;

/// <summary>An audit log that can't be written shows nobody anything.</summary>
public sealed class UnwrittenTests
{
    [Fact]
    public async Task Without_an_entry_no_report_case_or_message_is_shown()
    {
        const string Told = "Jongeren maken lawaai";
        await using var desk = await DeskTown.BuildAsync();
        var wim = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var report = $"/kantoor/meldingen/{await desk.AddReportAsync(desk.Town.WestSouth, Told)}";
        var opened = await DeskTown.SubmitAsync(wim, report, "form[action$='/zaak']", new() { ["NewCase.Title"] = Told });
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new ContactMessage(desk.West.Id, "Sjoerd", "s@voorbeeld.nl", Told, "sleutel", desk.Host.Now));
            return Task.CompletedTask;
        });
        string[] addresses =
            [report, opened.Headers.Location!.OriginalString, "/kantoor", "/kantoor/meldingen?weergave=alles", "/kantoor/zaken", "/kantoor/berichten"];
        foreach (var address in addresses)
            Assert.Contains(Told, await ReadAsync(wim, address, HttpStatusCode.OK), StringComparison.Ordinal);

        await using (var db = desk.Host.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'full'); END");

        foreach (var address in addresses)
            Assert.DoesNotContain(Told, await ReadAsync(wim, address, HttpStatusCode.InternalServerError), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(HttpClient browser, string address, HttpStatusCode expected)
    {
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode == expected, $"{address}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}
