using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Core.Tests.Reports;

public sealed class ReportSubmissionTests
{
    [Fact]
    public async Task Sent_five_times_at_once_it_is_one_report_with_one_mail_and_one_code()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync("jo@example.nl");

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Factory.StartNew(
            () => reporting.SendAsync(token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        await using var db = reporting.Open();
        var report = await db.Reports.SingleAsync();
        Assert.All(sent, s => Assert.Equal(report.Code, s.Value?.Code));
        Assert.Equal(1, await db.Outbox.CountAsync());
        Assert.Equal(1, await db.Events.CountAsync(e => e.Name == nameof(ReportSubmitted)));
    }

    [Fact]
    public async Task Sent_again_later_it_shows_the_same_code_and_keeps_nothing_else_of_the_draft()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        var first = await reporting.SendAsync(token);

        var again = await reporting.SendAsync(token);

        Assert.Equal(first.Value, again.Value);
        var draft = await reporting.InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default));
        Assert.Equal([CoreHost.Now], draft.Value!.Answers.SentBefore!);
        Assert.Equal(new DraftAnswers(draft.Value.Answers.Secret, Sent: first.Value), draft.Value.Answers with { SentBefore = null });
    }

    [Fact]
    public async Task An_anonymous_report_is_in_the_inbox_and_has_no_contact_whatever_was_typed()
    {
        using var reporting = await new Reporting().WithTownAsync();
        await reporting.SendAsync(await reporting.FillInAsync());

        await using var db = reporting.Open();
        Assert.Equal(ReportStatus.Received, (await db.Reports.SingleAsync()).Status);
        Assert.Empty(await db.ReporterContacts.ToListAsync());
        Assert.Empty(await db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task The_secret_of_the_last_page_opens_the_report_and_no_other_does()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        var code = (await reporting.SendAsync(token)).Value!.Code;
        var draft = await reporting.InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default));
        var secret = draft.Value!.Answers.Secret;

        Assert.Equal(code, (await OpenAsync(code, Crockford.InGroups(secret).ToLowerInvariant())).Value);
        Assert.Equal(new SecretDoesNotFit(), (await OpenAsync(code, ReportSecrets.New())).Error);
        Assert.Equal(new SecretDoesNotFit(), (await OpenAsync("WA-2026-000000", secret)).Error);
        Assert.Equal(new SecretDoesNotFit(), (await OpenAsync("niets", secret)).Error);

        Task<Result<string>> OpenAsync(string typedCode, string? typedSecret) =>
            reporting.InRequestAsync<ReportFollowing, Result<string>>(f => f.OpenAsync(new OpenReport(typedCode, typedSecret, null), default));
    }

    [Fact]
    public async Task Answers_that_changed_after_they_were_checked_are_not_sent()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        var seen = await reporting.InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default));
        await reporting.InRequestAsync<ReportAnswering, Result>(a =>
            a.TellWhatAsync(token, new TellWhat("Iets anders", Moment.Unknown, null, true, null, Frequency.Once), default));

        var sent = await reporting.InRequestAsync<ReportSubmission, Result<SentReport>>(s =>
            s.SubmitAsync(new SubmitReport(token, seen.Value!.Stamp, "nl"), default));

        Assert.Equal(new AnswersChanged(), sent.Error);
        await using var db = reporting.Open();
        Assert.Empty(await db.Reports.ToListAsync());
    }

    [Fact]
    public async Task A_draft_with_a_question_open_is_not_sent()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.InRequestAsync<ReportDrafts, string>(d => d.StartAsync(null, null, default));

        Assert.Equal(new AnswersMissing(DraftStep.Kind), (await reporting.SendAsync(token)).Error);
    }
}
