using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Tests.Reports;

/// <summary>Who hears of the own report once a day or a week: each thing is in one mail, and what may not wait leaves at once.</summary>
public sealed class NewsThatWaitsTests : IAsyncLifetime
{
    // The clock begins on Monday 2 March 2026; in winter eight o'clock is seven in UTC.
    private static readonly DateTime Tuesday = new(2026, 3, 3, 7, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime NextMonday = new(2026, 3, 9, 7, 0, 0, DateTimeKind.Utc);

    private Desk desk = null!;
    private string code = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.BuildAsync();
        code = await desk.AddReportAsync(desk.Town.WestSouth);
    }

    public Task DisposeAsync()
    {
        desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_can_wait_is_in_one_mail_the_next_morning_and_a_question_and_its_reminder_leave_at_once()
    {
        await ChooseAsync(NewsRhythm.Daily);
        await OpenAsync();
        await TellAsync();
        await AskAsync();

        Assert.Equal(["Question"], await MailsAsync());
        await AtAsync(Tuesday.AddMinutes(-1));
        Assert.Equal(["Question"], await MailsAsync());
        await AtAsync(Tuesday);
        await AtAsync(Tuesday.AddDays(1));

        // The term to answer is told by the mail that asks.
        Assert.Equal(["Question", "InReview Message"], await MailsAsync());
        await AtAsync(Tuesday.AddDays(6));
        Assert.Equal(["Question", "InReview Message", "Reminder"], await MailsAsync());
    }

    [Fact]
    public async Task Who_chose_once_a_week_hears_on_Monday_how_it_ended_and_until_when_to_react()
    {
        await ChooseAsync(NewsRhythm.Weekly);
        await OpenAsync();
        await AtAsync(Tuesday);
        await StepAsync((h, version) => h.ResolveAsync(new ResolveReport(code, version, "Het is klaar."), desk.Wim, default));

        await AtAsync(NextMonday.AddMinutes(-1));
        Assert.Empty(await MailsAsync());
        await AtAsync(NextMonday);
        await AtAsync(NextMonday.AddDays(7));

        Assert.Equal(["InReview Resolved"], await MailsAsync());
        var digest = Assert.IsType<ReportDigestMail>(Assert.Single(await OpenedAsync()).Mail);
        Assert.Equal((await desk.ReportAsync(code)).DueAt, digest.DueAt);
        Assert.NotNull(digest.Link);
    }

    [Fact]
    public async Task Another_choice_loses_nothing_and_doubles_nothing()
    {
        await ChooseAsync(NewsRhythm.Weekly);
        await OpenAsync();
        await ChooseAsync(NewsRhythm.Daily);
        await AtAsync(Tuesday);
        Assert.Equal(["InReview"], await MailsAsync());

        await TellAsync();
        await ChooseAsync(NewsRhythm.Weekly);
        await AtAsync(Tuesday.AddDays(1));
        Assert.Equal(["InReview"], await MailsAsync());

        await ChooseAsync(NewsRhythm.AtOnce);
        Assert.Equal(["InReview", "Message"], await MailsAsync());
        await TellAsync();
        await ChooseAsync(NewsRhythm.AtOnce);
        await AtAsync(NextMonday);

        Assert.Equal(["InReview", "Message", "Message"], await MailsAsync());
        Assert.IsType<ReportNewsMail>((await OpenedAsync())[^1].Mail);
    }

    [Fact]
    public async Task What_an_officer_let_wait_while_at_once_was_chosen_leaves_at_the_next_look()
    {
        await ChooseAsync(NewsRhythm.Weekly);
        await OpenAsync();
        await using (var db = desk.Open())
            await db.ReporterContacts.ExecuteUpdateAsync(c => c.SetProperty(x => x.Rhythm, NewsRhythm.AtOnce));

        await AtAsync(desk.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal(["InReview"], await MailsAsync());
    }

    [Fact]
    public async Task A_report_whose_name_was_removed_or_that_was_taken_back_is_not_mailed_about_and_one_whose_mailbox_is_blocked_as_ever()
    {
        string[] codes = [code, await desk.AddReportAsync(desk.Town.WestSouth, "jo@voorbeeld.nl"), await desk.AddReportAsync(desk.Town.WestSouth, "bo@voorbeeld.nl"), await desk.AddReportAsync(desk.Town.WestSouth, "al@voorbeeld.nl")];
        foreach (var one in codes)
        {
            code = one;
            await ChooseAsync(NewsRhythm.Daily);
            await OpenAsync();
        }

        Assert.Null((await desk.DoAsync<NameRemoval, Result>(n => n.RemoveAsync(codes[0], default))).Error);
        Assert.Null((await desk.DoAsync<ReportFollowing, Result>(f => f.WithdrawAsync(codes[1], default))).Error);
        await using (var db = desk.Open())
        {
            Assert.Equal(3, await db.NewsThatWaits.CountAsync());
            await db.Reports.Where(r => r.Code == codes[3]).ExecuteDeleteAsync();
            var mailbox = (await db.Reports.Include(r => r.Contact).SingleAsync(r => r.Code == codes[2])).Contact!.FoundBy!;
            db.Add(SendingBlock.OfMailbox(desk.Town.Team.Id, mailbox, new BlockTerm(2, "Spam", codes[2]), desk.Cora, CoreHost.Now));
            await db.SaveChangesAsync();
        }

        await AtAsync(Tuesday);
        Assert.Equal(["Withdrawn", "InReview"], await MailsAsync());
        await using var left = desk.Open();
        Assert.Empty(await left.NewsThatWaits.ToListAsync());
    }

    [Fact]
    public async Task Of_two_reports_on_a_case_each_is_told_of_as_its_reporter_chose_for_it()
    {
        var first = code;
        var number = await desk.StartCaseAsync(first);
        code = await desk.AddReportAsync(desk.Town.WestSouth);
        await desk.JoinAsync(code, number);
        await ChooseAsync(NewsRhythm.Weekly);
        var before = (await MailsAsync()).Count;
        Assert.Null((await desk.OnCaseAsync(async c => await c.TellEverybodyAsync(
            new TellEverybody(number, (await desk.CaseAsync(number)).Version, "Wij komen langs.", DateTime.MaxValue), desk.Wim, default))).Error);

        // At once for the one, and on Monday for the other.
        Assert.Equal(before + 1, (await MailsAsync()).Count);
        Assert.Null((await desk.DoAsync<NameRemoval, Result>(n => n.RemoveAsync(first, default))).Error);
        await AtAsync(Tuesday.AddDays(6));
        Assert.Equal("Message", (await MailsAsync())[^1]);
    }

    [Fact]
    public async Task A_mail_about_a_sensitive_report_opens_nothing_and_who_has_no_mailbox_can_choose_nothing()
    {
        code = await desk.AddReportAsync(desk.Town.WestSouth, "jo@voorbeeld.nl", kind: Desk.Sensitive);
        await ChooseAsync(NewsRhythm.Daily);
        await TellAsync();
        await AtAsync(Tuesday);
        Assert.Null(Assert.IsType<ReportDigestMail>(Assert.Single(await OpenedAsync()).Mail).Link);

        foreach (var one in new[] { await desk.AddReportAsync(desk.Town.WestSouth, null), await desk.AddReportAsync(desk.Town.WestSouth, "balie@voorbeeld.nl", takenInBy: desk.Wim) })
            Assert.IsType<NothingHere>((await desk.DoAsync<MailRhythm, Result>(m => m.ChooseAsync(one, NewsRhythm.Daily, default))).Error);
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_or_a_choice_meanwhile_make_one_mail()
    {
        await ChooseAsync(NewsRhythm.Daily);
        await OpenAsync();
        desk.Clock.SetUtcNow(Tuesday);

        await desk.TwiceAtOnceAsync<NewsTerms, bool>(LookAsync);
        Assert.Equal(["InReview"], await MailsAsync());

        await TellAsync();
        desk.Clock.SetUtcNow(Tuesday.AddDays(1));
        await Task.WhenAll(
            Task.Run(() => desk.InRequestAsync<NewsTerms, bool>(LookAsync)),
            Task.Run(() => desk.InRequestAsync<MailRhythm, Result>(m => m.ChooseAsync(code, NewsRhythm.AtOnce, default))));

        Assert.Equal(["InReview", "Message"], await MailsAsync());
    }

    [Fact]
    public async Task Who_has_the_name_removed_while_the_mail_is_made_finds_it_and_takes_it_along()
    {
        await ChooseAsync(NewsRhythm.Daily);
        await OpenAsync();
        await using var meanwhile = desk.Open();
        var contact = await meanwhile.ReporterContacts.SingleAsync();
        await AtAsync(Tuesday);

        meanwhile.Remove(contact);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => meanwhile.SaveChangesAsync());
        Assert.Null((await desk.DoAsync<NameRemoval, Result>(n => n.RemoveAsync(code, default))).Error);

        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task The_term_that_runs_is_told_also_when_a_message_came_after_what_began_it()
    {
        await ChooseAsync(NewsRhythm.Daily);
        await OpenAsync();
        await StepAsync((h, version) => h.ResolveAsync(new ResolveReport(code, version, "Het is klaar."), desk.Wim, default));
        await TellAsync();
        await AtAsync(Tuesday);

        var digest = Assert.IsType<ReportDigestMail>(Assert.Single(await OpenedAsync()).Mail);
        Assert.Equal(ReportNews.Message, digest.News[^1].News);
        Assert.Equal((ReportNews.Resolved, (await desk.ReportAsync(code)).DueAt), (digest.Term, digest.DueAt));
    }

    private static async Task<bool> LookAsync(NewsTerms terms)
    {
        await terms.RunAsync(default);
        return true;
    }

    private async Task ChooseAsync(NewsRhythm rhythm) =>
        Assert.Null((await desk.DoAsync<MailRhythm, Result>(m => m.ChooseAsync(code, rhythm, default))).Error);

    private async Task OpenAsync() => Assert.Null((await desk.HandleAsync(h => h.OpenAsync(code, desk.Wim, default))).Error);

    private Task TellAsync() => StepAsync((h, version) => h.TellAsync(new TellReporter(code, version, "Dank u wel."), desk.Wim, default));

    private Task AskAsync() => StepAsync((h, version) => h.AskAsync(new AskReporter(code, version, "Hoe laat?"), desk.Wim, default));

    private async Task StepAsync(Func<ReportHandling, int, Task<Result>> step)
    {
        var version = await desk.VersionAsync(code);
        Assert.Null((await desk.HandleAsync(h => step(h, version))).Error);
    }

    /// <summary>Lets the workers look at a moment, those of terms first.</summary>
    private async Task AtAsync(DateTime at)
    {
        desk.Clock.SetUtcNow(at);
        await desk.InRequestAsync<ReportTerms, PassedTerms>(t => t.RunAsync(default));
        await desk.InRequestAsync<NewsTerms, bool>(LookAsync);
    }

    private async Task<List<string>> MailsAsync() => [.. (await OpenedAsync()).Select(m => m.Mail is ReportDigestMail digest
        ? string.Join(' ', digest.News.Select(n => n.News))
        : ((ReportNewsMail)m.Mail).News.ToString())];

    private async Task<List<(DateTime At, Mail Mail)>> OpenedAsync()
    {
        await using var db = desk.Open();
        var waiting = await db.Outbox.ToListAsync();
        return await desk.InRequestAsync<MailPayloads, List<(DateTime, Mail)>>(payloads => Task.FromResult(waiting
            .Select(m => (m.CreatedAt, payloads.Open(m.Template == nameof(ReportDigestMail) ? typeof(ReportDigestMail) : typeof(ReportNewsMail), m.Payload)))
            .OrderBy(m => m.CreatedAt).ToList()));
    }
}
