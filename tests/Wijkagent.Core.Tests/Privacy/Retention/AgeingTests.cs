using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Tests.Privacy.Retention;

public sealed class AgeingTests
{
    [Fact]
    public async Task After_a_year_a_report_is_found_by_its_whole_code_alone_and_after_five_not_at_all()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var code = await DestroyingTests.CodeAsync(desk, await DestroyingTests.AddAsync(desk, ReportStatus.Closed, Desk.Noise));
        Assert.Equal([code], await FoundAsync(desk, null));

        await AgeAsync(desk, CoreHost.Now.AddMonths(12).AddMinutes(-1));
        Assert.Equal([code], await FoundAsync(desk, null));
        await AgeAsync(desk, CoreHost.Now.AddMonths(12));
        Assert.Empty(await FoundAsync(desk, null));
        Assert.Empty(await FoundAsync(desk, code[..^1]));
        Assert.Equal([code], await FoundAsync(desk, code.ToLowerInvariant()));
        Assert.NotNull(await FileAsync(desk, code));

        await AgeAsync(desk, CoreHost.Now.AddMonths(60));
        Assert.Empty(await FoundAsync(desk, code));
        Assert.Null(await FileAsync(desk, code));
    }

    [Fact]
    public async Task What_is_worked_on_and_what_is_under_the_avg_does_not_age()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        await DestroyingTests.AddAsync(desk, ReportStatus.InReview, Desk.Noise);
        await DestroyingTests.AddAsync(desk, ReportStatus.Closed, "leefbaarheid");

        Assert.Equal(new Aged(0, 0), await AgeAsync(desk, CoreHost.Now.AddYears(7)));
    }

    [Fact]
    public async Task What_is_reopened_within_its_years_is_in_the_lists_again_and_what_is_locked_can_not_be()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var code = await DestroyingTests.CodeAsync(desk, await DestroyingTests.AddAsync(desk, ReportStatus.Closed, Desk.Noise));
        await AgeAsync(desk, CoreHost.Now.AddYears(2));
        Assert.Null((await desk.HandleAsync(async h => await h.ReopenAsync(
            new ReopenReport(code, await desk.VersionAsync(code), "Toch niet klaar"), desk.Wim, default))).Error);
        Assert.Equal([code], await FoundAsync(desk, null));

        await using var db = desk.Open();
        var old = await db.Reports.Include(r => r.Kind).SingleAsync(r => r.Code == code);
        old.Age(AgeBand.Locked, CoreHost.Now.AddYears(6));
        Assert.IsType<KeptForComplaintsOnly>(old.Tell("Nog iets", desk.Wim, CoreHost.Now.AddYears(6)).Error);
        Assert.IsType<KeptForComplaintsOnly>(old.Withdraw(Actor.Reporter, CoreHost.Now.AddYears(6)).Error);
    }

    [Fact]
    public async Task A_locked_case_is_opened_by_a_coordinator_with_a_reason_and_by_no_officer()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var number = await ClosedCaseAsync(desk);
        await using (var db = desk.Open())
        {
            foreach (var user in await db.Users.ToListAsync())
                (user.Email, user.EmailConfirmed) = ("team@voorbeeld.nl", true);
            await db.SaveChangesAsync();
        }

        await AgeAsync(desk, CoreHost.Now.AddYears(5).AddMinutes(5));
        Assert.Null(await CaseFileAsync(desk, number, desk.Cora));
        Assert.IsType<NoSuchCase>((await OpenAsync(desk, number, desk.Wim)).Error);

        Assert.Equal(number, (await OpenAsync(desk, number, desk.Cora)).Value);
        var cora = await desk.ActorAsync(desk.Cora.UserId!.Value);
        Assert.NotNull(await CaseFileAsync(desk, number, cora));
        Assert.IsType<KeptForComplaintsOnly>((await desk.OnCaseAsync(async c => await c.ReopenAsync(
            number, (await desk.CaseAsync(number)).Version, cora, default))).Error);
    }

    [Fact]
    public async Task A_night_is_done_once_after_three_and_taken_up_when_its_node_died()
    {
        using var desk = await DestroyingTests.WithAvgAsync();
        var three = WorkingTime.StartOf(new DateOnly(2026, 3, 3)).AddHours(Nights.FromHour);
        desk.Clock.SetUtcNow(three.AddMinutes(-1));
        Assert.False(await NightAsync(desk));
        desk.Clock.SetUtcNow(three);
        Assert.Equal([false, true], (await desk.TwiceAtOnceAsync<Nights, bool>(n => n.RunIfDueAsync(default))).Order());
        Assert.False(await NightAsync(desk));

        await using var db = desk.Open();
        Assert.NotNull((await db.RetentionNights.SingleAsync()).FinishedAt);
        desk.Clock.SetUtcNow(three.AddDays(1));
        db.RetentionNights.Add(new RetentionNight(new DateOnly(2026, 3, 4), three.AddDays(1)));
        await db.SaveChangesAsync();
        Assert.False(await NightAsync(desk));
        desk.Clock.Advance(RetentionNight.Patience);
        Assert.True(await NightAsync(desk));
    }

    private static async Task<string> ClosedCaseAsync(Desk desk)
    {
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        Assert.Null((await desk.OnCaseAsync(async c => await c.ResolveAsync(
            new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Opgelost", [], DateTime.MaxValue), desk.Wim, default))).Error);
        desk.Clock.Advance(TimeSpan.FromDays(40));
        await desk.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        Assert.Equal(1, await desk.InRequestAsync<CaseTerms, int>(t => t.RunAsync(default)));
        return number;
    }

    private static Task<Aged> AgeAsync(Desk desk, DateTime now)
    {
        desk.Clock.SetUtcNow(now);
        return desk.InRequestAsync<Ageing, Aged>(a => a.RunAsync(default));
    }

    private static async Task<List<string>> FoundAsync(Desk desk, string? words) =>
        [.. (await desk.InRequestAsync<ReportInbox, Page<InboxRow>>(i => i.ListAsync(new InboxFilter(InboxView.All, Words: words), 1, desk.Wim, default)))
            .Items.Select(r => r.Code)];

    private static Task<ReportFile?> FileAsync(Desk desk, string code) =>
        desk.InRequestAsync<ReportFiles, ReportFile?>(f => f.FindAsync(code, desk.Wim, default));

    private static Task<CaseFile?> CaseFileAsync(Desk desk, string number, Actor by) =>
        desk.InRequestAsync<CaseFiles, CaseFile?>(f => f.FindAsync(number, by, default));

    private static Task<Result<string>> OpenAsync(Desk desk, string number, Actor by) =>
        desk.InRequestAsync<CaseOpening, Result<string>>(o => o.OpenAsync(new OpenColleaguesCase(number, "Er ligt een klacht over"), by, default));

    private static Task<bool> NightAsync(Desk desk) => desk.InRequestAsync<Nights, bool>(n => n.RunIfDueAsync(default));
}
