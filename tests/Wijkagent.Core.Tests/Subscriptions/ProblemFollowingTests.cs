using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Core.Tests.Reports.Known;

namespace Wijkagent.Core.Tests.Subscriptions;

/// <summary>Who follows a problem hears of each change of its public state once, and leaves nothing behind.</summary>
public sealed class ProblemFollowingTests
{
    private const string Address = "volger@voorbeeld.nl";

    [Fact]
    public async Task Each_change_is_told_once_and_nothing_is_told_before_the_address_is_confirmed()
    {
        var (desk, code) = await FollowedAsync(confirmed: false);
        using var _ = desk;
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        await LookAsync(desk);
        Assert.Empty(await NewsAsync(desk));

        await ConfirmAsync(desk);
        await LookAsync(desk);
        await LookAsync(desk);
        await desk.StartCaseAsync(code);
        await LookAsync(desk);

        Assert.Equal([(Address, KnownState.LookedAt), (Address, KnownState.WorkedOn)], (await NewsAsync(desk)).Select(n => (n.To, n.Mail.State)));
    }

    [Theory]
    [InlineData(NewsRhythm.Daily, 1)]
    [InlineData(NewsRhythm.Weekly, 7)]
    public async Task A_digest_tells_on_its_morning_what_became_of_it_and_nothing_where_nothing_did(NewsRhythm rhythm, int days)
    {
        var (desk, code) = await FollowedAsync(rhythm: rhythm);
        using var _ = desk;
        var due = Mornings.NextAfter(desk.Clock.GetUtcNow().UtcDateTime, rhythm);
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        var number = await desk.StartCaseAsync(code);
        await LookAsync(desk);
        desk.Clock.SetUtcNow(new DateTimeOffset(due, TimeSpan.Zero) - TimeSpan.FromMinutes(2));
        // Each look is a minute later.
        await LookAsync(desk);
        Assert.Empty(await NewsAsync(desk));

        await LookAsync(desk);
        await LookAsync(desk);
        Assert.Equal([KnownState.WorkedOn], (await NewsAsync(desk)).Select(n => n.Mail.State));

        // Nothing became of it since, so there is no mail; the morning after that there is.
        desk.Clock.Advance(TimeSpan.FromDays(days));
        await LookAsync(desk);
        await desk.OnCaseAsync(async c => await c.ResolveAsync(new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
        await LookAsync(desk);
        Assert.Single(await NewsAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(days));
        await desk.TwiceAtOnceAsync<SubscriptionTerms, bool>(LookAsync);
        Assert.Equal([KnownState.WorkedOn, KnownState.Ended], (await NewsAsync(desk)).Select(n => n.Mail.State));
    }

    [Fact]
    public async Task What_changed_back_between_two_looks_is_no_news_and_two_nodes_tell_a_change_once()
    {
        var (desk, code) = await FollowedAsync();
        using var _ = desk;
        var number = await desk.StartCaseAsync(code);
        await LookAsync(desk);
        await desk.OnCaseAsync(async c => await c.ResolveAsync(new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Rustig", [], DateTime.MaxValue), desk.Wim, default));
        await desk.OnCaseAsync(async c => await c.ReopenAsync(number, (await desk.CaseAsync(number)).Version, desk.Wim, default));
        await LookAsync(desk);
        Assert.Single(await NewsAsync(desk));

        await desk.OnCaseAsync(async c => await c.ResolveAsync(new ResolveCase(number, (await desk.CaseAsync(number)).Version, "Nu echt", [], DateTime.MaxValue), desk.Wim, default));
        await desk.TwiceAtOnceAsync<SubscriptionTerms, bool>(LookAsync);

        Assert.Equal([KnownState.WorkedOn, KnownState.Ended], (await NewsAsync(desk)).Select(n => n.Mail.State));
    }

    [Fact]
    public async Task Stopping_leaves_no_row_and_no_key_and_can_be_done_again()
    {
        var (desk, code) = await FollowedAsync();
        using var _ = desk;
        await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default));
        await LookAsync(desk);
        var link = (await NewsAsync(desk))[0].Mail.Link;
        var id = await IdAsync(desk);

        Assert.IsType<SubscriptionGone>((await DoAsync(desk, f => f.StopAsync("verzonnen", default))).Error);
        Assert.IsType<SubscriptionGone>((await DoAsync(desk, async f => await f.StopAsync(await LinkAsync(desk), default))).Error);
        Assert.NotNull(await IdAsync(desk));
        Assert.Null((await DoAsync(desk, f => f.StopAsync(link, default))).Error);
        Assert.Null((await DoAsync(desk, f => f.StopAsync(link, default))).Error);

        Assert.Null(await IdAsync(desk));
        Assert.True(await IsDestroyedAsync(desk, id!.Value));
    }

    [Theory]
    [InlineData(false, Subscription.ConfirmationDays)]
    [InlineData(true, 365)]
    public async Task One_that_is_not_confirmed_or_has_lasted_its_time_goes_with_its_key(bool confirmed, int days)
    {
        var (desk, _) = await FollowedAsync(confirmed);
        using var __ = desk;
        var id = await IdAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromHours(1));
        await LookAsync(desk);
        Assert.NotNull(await IdAsync(desk));

        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(new ShortTermCount(ShortTerm.Subscription, 1), await desk.InRequestAsync<ShortTerms, IReadOnlyList<ShortTermCount>>(s => s.LateAsync(default)));
        await LookAsync(desk);

        Assert.Null(await IdAsync(desk));
        Assert.True(await IsDestroyedAsync(desk, id!.Value));
        Assert.IsType<SubscriptionGone>((await DoAsync(desk, async f => await f.ConfirmAsync(await LinkAsync(desk), default))).Error);
    }

    [Fact]
    public async Task After_the_end_it_stays_for_a_month_in_case_the_problem_comes_back_and_then_goes()
    {
        var (desk, code) = await FollowedAsync();
        using var _ = desk;
        await desk.HandleAsync(async h => await h.DeclineAsync(new DeclineReport(code, await desk.VersionAsync(code), "Nee."), desk.Wim, default));
        await LookAsync(desk);
        Assert.Equal([KnownState.Ended], (await NewsAsync(desk)).Select(n => n.Mail.State));

        desk.Clock.Advance(TimeSpan.FromDays(Subscription.DaysAfterEnd - 1));
        await LookAsync(desk);
        Assert.NotNull(await IdAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await LookAsync(desk);
        Assert.Null(await IdAsync(desk));
    }

    [Fact]
    public async Task That_the_year_ends_is_told_once_and_not_of_a_problem_that_is_done_which_ends_before()
    {
        var (desk, code) = await FollowedAsync();
        using var _ = desk;
        var end = desk.Clock.GetUtcNow().UtcDateTime.AddMonths(Subscription.LongestMonths);
        desk.Clock.SetUtcNow(new DateTimeOffset(end, TimeSpan.Zero).AddDays(-Subscription.ReminderDays - 1));
        await LookAsync(desk);
        Assert.Empty(await MailsAsync<FollowingEndsMail>(desk));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TwiceAtOnceAsync<SubscriptionTerms, bool>(LookAsync);
        var (to, mail) = Assert.Single(await MailsAsync<FollowingEndsMail>(desk));
        Assert.Equal(Address, to);

        // A key for something else keeps nothing, and nobody is asked again who kept it.
        Assert.IsType<SubscriptionGone>((await desk.DoAsync<ProblemFollowing, Result<DateTime>>(f => f.KeepAsync(mail.StopLink, default))).Error);
        var kept = (await desk.DoAsync<ProblemFollowing, Result<DateTime>>(f => f.KeepAsync(mail.KeepLink, default))).Value;
        Assert.True(kept > end.AddMonths(11));
        await desk.HandleAsync(async h => await h.DeclineAsync(new DeclineReport(code, await desk.VersionAsync(code), "Nee."), desk.Wim, default));
        await LookAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(Subscription.DaysAfterEnd - 1));
        await LookAsync(desk);
        Assert.Single(await MailsAsync<FollowingEndsMail>(desk));
        var last = (await desk.DoAsync<ProblemFollowing, Result<DateTime>>(f => f.KeepAsync(mail.KeepLink, default))).Value;
        Assert.True(last < desk.Clock.GetUtcNow().UtcDateTime.AddDays(2));
    }

    [Fact]
    public async Task When_the_report_is_destroyed_it_goes_as_well()
    {
        var (desk, code) = await FollowedAsync();
        using var _ = desk;
        await using (var db = desk.Open())
            await db.Reports.Where(r => r.Code == code).ExecuteDeleteAsync();

        await LookAsync(desk);

        Assert.Null(await IdAsync(desk));
        Assert.Empty(await NewsAsync(desk));
    }

    [Fact]
    public async Task Who_asks_twice_has_one_and_gets_another_mail_after_an_hour_at_the_soonest()
    {
        var (desk, _) = await FollowedAsync(confirmed: false);
        using var __ = desk;
        var problem = Assert.Single(await KnownReportsTests.NearAsync(desk, KnownReportsTests.Here));
        await AskAsync(desk, problem, "Volger@Voorbeeld.NL", NewsRhythm.Weekly);
        Assert.Equal(1, await AskedAsync(desk));
        var link = await LinkAsync(desk);
        // The mail that is there already confirms how often it was asked for last.
        Assert.Equal(new FollowingAsked(NewsRhythm.Weekly, IsConfirmed: false), await desk.DoAsync<ProblemFollowing, FollowingAsked?>(f => f.ToConfirmAsync(link, default)));

        desk.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(desk, problem, Address);

        Assert.Equal(2, await AskedAsync(desk));
        await using var db = desk.Open();
        Assert.Equal(1, await db.Subscriptions.CountAsync());
    }

    [Fact]
    public async Task The_mailbox_of_somebody_else_is_not_filled()
    {
        using var desk = await KnownReportsTests.BuildAsync();
        for (var time = 0; time < ProblemFollowing.MostUnconfirmed + 2; time++)
            Assert.Null((await AskAsync(desk, new KnownProblem(Guid.CreateVersion7(), 500, null, new DateOnly(2026, 3, 2), KnownState.Told, KnownCrowd.One), Address)).Error);

        Assert.Equal(ProblemFollowing.MostUnconfirmed, await AskedAsync(desk));
        Assert.IsType<NotAnEmailAddress>((await AskAsync(desk, new KnownProblem(Guid.CreateVersion7(), 500, null, new DateOnly(2026, 3, 2), KnownState.Told, KnownCrowd.One), "a@b, c@d")).Error);
    }

    /// <summary>A desk with one report that somebody follows.</summary>
    private static async Task<(Desk Desk, string Code)> FollowedAsync(bool confirmed = true, NewsRhythm rhythm = NewsRhythm.AtOnce)
    {
        var desk = await KnownReportsTests.BuildAsync();
        var code = await desk.AddReportAsync(desk.Town.WestSouth, null, point: KnownReportsTests.Here);
        Assert.Null((await AskAsync(desk, Assert.Single(await KnownReportsTests.NearAsync(desk, KnownReportsTests.Here)), Address, rhythm)).Error);
        if (confirmed)
            await ConfirmAsync(desk);
        return (desk, code);
    }

    private static Task<Result> AskAsync(Desk desk, KnownProblem problem, string email, NewsRhythm rhythm = NewsRhythm.AtOnce) =>
        DoAsync(desk, f => f.AskAsync(problem, email, rhythm, "nl", default));

    private static async Task ConfirmAsync(Desk desk) => Assert.Null((await DoAsync(desk, async f => await f.ConfirmAsync(await LinkAsync(desk), default))).Error);

    private static Task<Result> DoAsync(Desk desk, Func<ProblemFollowing, Task<Result>> act) => desk.DoAsync(act);

    private static Task<bool> LookAsync(Desk desk) => desk.DoAsync<SubscriptionTerms, bool>(LookAsync);

    private static async Task<bool> LookAsync(SubscriptionTerms terms)
    {
        await terms.RunAsync(default);
        return true;
    }

    /// <summary>The key in the mail that asks to confirm.</summary>
    private static async Task<string> LinkAsync(Desk desk) => (await MailsAsync<ConfirmFollowingMail>(desk))[^1].Mail.Link;

    private static async Task<int> AskedAsync(Desk desk) => (await MailsAsync<ConfirmFollowingMail>(desk)).Count;

    private static Task<List<(string To, FollowedNewsMail Mail)>> NewsAsync(Desk desk) => MailsAsync<FollowedNewsMail>(desk);

    private static async Task<List<(string To, T Mail)>> MailsAsync<T>(Desk desk)
        where T : Mail
    {
        await using var db = desk.Open();
        var waiting = await db.Outbox.Where(m => m.Template == typeof(T).Name).OrderBy(m => m.CreatedAt).ToListAsync();
        return await desk.InRequestAsync<MailPayloads, List<(string, T)>>(payloads =>
            Task.FromResult(waiting.ConvertAll(m => (payloads.OpenAddress(m.To), (T)payloads.Open(typeof(T), m.Payload)))));
    }

    private static async Task<Guid?> IdAsync(Desk desk)
    {
        await using var db = desk.Open();
        return (await db.Subscriptions.SingleOrDefaultAsync())?.Id;
    }

    private static async Task<bool> IsDestroyedAsync(Desk desk, Guid id)
    {
        await using var keys = desk.OpenKeys();
        return (await keys.Keys.SingleAsync(k => k.Id == id)).DestroyedAt is not null;
    }
}
