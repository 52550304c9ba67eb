using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Reports;

public sealed class ReportTermsTests
{
    private static readonly TimeSpan ToMidnight = TimeSpan.FromHours(12);

    [Fact]
    public async Task What_nobody_confirmed_expires_when_the_fourteenth_day_is_over_and_not_before()
    {
        using var reporting = await new Reporting().WithTownAsync();
        await reporting.SendAsync(await reporting.FillInAsync("jo@example.nl"));

        Assert.Equal(0, (await RunAfterAsync(reporting, TimeSpan.FromDays(14) + ToMidnight - TimeSpan.FromMinutes(1))).Expired);
        Assert.Equal(1, (await RunAfterAsync(reporting, TimeSpan.FromMinutes(1))).Expired);
        Assert.Equal(ReportStatus.Expired, await StatusAsync(reporting));
    }

    [Fact]
    public async Task A_question_nobody_answered_lets_the_officer_go_on()
    {
        using var reporting = await WithReportAsync(ReportStatus.AwaitingReporter);

        // Five working days after Monday end on the midnight after the next Monday.
        Assert.Equal(0, (await RunAfterAsync(reporting, TimeSpan.FromDays(7))).GoneOn);
        Assert.Equal(1, (await RunAfterAsync(reporting, TimeSpan.FromDays(1))).GoneOn);
        Assert.Equal(ReportStatus.InReview, await StatusAsync(reporting));
    }

    [Fact]
    public async Task An_outcome_nobody_reacted_to_closes_the_report_when_its_last_day_is_over()
    {
        using var reporting = await WithReportAsync(ReportStatus.Resolved);

        // The clock goes forward an hour in between.
        Assert.Equal(0, (await RunAfterAsync(reporting, TimeSpan.FromDays(30) + ToMidnight - TimeSpan.FromHours(1) - TimeSpan.FromMinutes(1))).Closed);
        Assert.Equal(1, (await RunAfterAsync(reporting, TimeSpan.FromMinutes(1))).Closed);
        Assert.Equal(ReportStatus.Closed, await StatusAsync(reporting));
    }

    [Theory]
    [InlineData(ReportStatus.Received)]
    [InlineData(ReportStatus.Declined)]
    [InlineData(ReportStatus.Referred)]
    public async Task Other_reports_stay_as_they_are(ReportStatus status)
    {
        using var reporting = await WithReportAsync(status);

        Assert.Equal(new PassedTerms(0, 0, 0, 0, 0, 0), await RunAfterAsync(reporting, TimeSpan.FromDays(400)));
        Assert.Equal(status, await StatusAsync(reporting));
    }

    [Fact]
    public async Task Hundreds_of_them_are_done_in_one_go_and_a_second_time_nothing_is()
    {
        using var reporting = await new Reporting().WithTownAsync();
        await using (var db = reporting.Open())
        {
            var kind = await db.ReportKinds.FirstAsync();
            var town = await db.Neighbourhoods.FirstAsync();
            db.Reports.AddRange(Enumerable.Range(0, 230).Select(_ => Reporting.ReportThatIs(ReportStatus.Unconfirmed, kind, town.Id)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(230, (await RunAfterAsync(reporting, TimeSpan.FromDays(15))).Expired);
        Assert.Equal(0, (await RunAfterAsync(reporting, TimeSpan.Zero)).Expired);
    }

    [Fact]
    public async Task Drafts_are_deleted_when_their_day_is_over()
    {
        using var reporting = await new Reporting().WithTownAsync();
        await reporting.FillInAsync();

        Assert.Equal(0, (await RunAfterAsync(reporting, TimeSpan.FromHours(23))).Drafts);
        Assert.Equal(1, (await RunAfterAsync(reporting, TimeSpan.FromHours(1))).Drafts);
        await using var db = reporting.Open();
        Assert.Empty(await db.ReportDrafts.ToListAsync());
    }

    private static async Task<Reporting> WithReportAsync(ReportStatus status)
    {
        var reporting = await new Reporting().WithTownAsync();
        await using var db = reporting.Open();
        var (kind, town) = (await db.ReportKinds.FirstAsync(k => k.Slug == "geluid"), await db.Neighbourhoods.FirstAsync());
        db.Reports.Add(Reporting.ReportThatIs(status, kind, town.Id));
        await db.SaveChangesAsync();
        return reporting;
    }

    private static Task<PassedTerms> RunAfterAsync(Reporting reporting, TimeSpan time)
    {
        reporting.Clock.Advance(time);
        return reporting.InRequestAsync<ReportTerms, PassedTerms>(terms => terms.RunAsync(default));
    }

    private static async Task<ReportStatus> StatusAsync(Reporting reporting)
    {
        await using var db = reporting.Open();
        return (await db.Reports.SingleAsync()).Status;
    }
}
