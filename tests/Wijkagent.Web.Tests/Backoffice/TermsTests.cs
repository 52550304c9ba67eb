using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What the program does by itself when nobody does anything.</summary>
public sealed class TermsTests
{
    [Fact]
    public async Task An_outcome_that_nobody_reacts_to_closes_the_report_and_then_the_case()
    {
        await using var desk = await DeskTown.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var opened = await DeskTown.SubmitAsync(officer, $"/kantoor/meldingen/{code}", "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai" });
        await DeskTown.SubmitAsync(
            officer, opened.Headers.Location!.OriginalString.Split('?')[0], "form[action$='/uitkomst']", new() { ["Resolution.Outcome"] = "Het is nu rustig." });

        await desk.Host.LetTermsPassAsync();
        Assert.Equal(ReportStatus.Resolved, (await desk.ReportAsync(code)).Status);

        desk.Host.Clock.Advance(TimeSpan.FromDays(90));
        await desk.Host.LetTermsPassAsync();

        Assert.Equal(ReportStatus.Closed, (await desk.ReportAsync(code)).Status);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(CaseStatus.Closed, (await db.Cases.SingleAsync()).Status);
    }
}
