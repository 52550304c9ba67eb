using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Tests.Reports;

public sealed class ReportDraftsTests
{
    [Fact]
    public async Task Answers_are_kept_a_day_after_the_last_one_and_no_longer()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();

        reporting.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.True((await OpenAsync(reporting, token)).IsDone);
        reporting.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new DraftGone(), (await OpenAsync(reporting, token)).Error);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("een heel lang verhaal dat geen token kan zijn, want zo lang is er geen een, hoe lang je ook zoekt en zoekt")]
    public async Task A_token_of_nobody_opens_nothing(string? token)
    {
        using var reporting = await new Reporting().WithTownAsync();
        await reporting.FillInAsync();

        Assert.Equal(new DraftGone(), (await OpenAsync(reporting, token)).Error);
    }

    [Fact]
    public async Task Answers_can_not_be_read_in_the_database()
    {
        using var reporting = await new Reporting().WithTownAsync();
        await reporting.FillInAsync("jo@example.nl");

        await using var db = reporting.Open();
        var kept = System.Text.Encoding.Latin1.GetString((await db.ReportDrafts.SingleAsync()).Answers);

        Assert.DoesNotContain("Lawaai", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("jo@example.nl", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_can_not_be_read_is_gone()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();
        await using (var db = reporting.Open())
        {
            (await db.ReportDrafts.SingleAsync()).Keep([1, 2, 3], CoreHost.Now);
            await db.SaveChangesAsync();
        }

        Assert.Equal(new DraftGone(), (await OpenAsync(reporting, token)).Error);
        Assert.Equal(new DraftGone(), (await reporting.SendAsync(token)).Error);
    }

    [Fact]
    public async Task Tabs_that_answer_at_once_all_keep_their_answer()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.InRequestAsync<ReportDrafts, string>(d => d.StartAsync(null, null, default));

        await Task.WhenAll(
            InTab(a => a.ReadAdviceAsync(token, default)),
            InTab(a => a.TellPlaceAsync(token, new TellPlace("BU99000000", null, null, null, "Bij de brug"), default)),
            InTab(a => a.TellWhatAsync(token, new TellWhat("Lawaai", Moment.Now, null, true, null, Frequency.Daily), default)));

        var kept = (await OpenAsync(reporting, token)).Value!.Answers;
        Assert.NotNull(kept.Place);
        Assert.NotNull(kept.What);
        Assert.True(kept.AdviceRead);

        Task InTab(Func<ReportAnswering, Task<Result>> answer) => Task.Factory.StartNew(
            () => reporting.InRequestAsync(answer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    [Fact]
    public async Task Another_kind_asks_for_its_own_advice_and_for_a_name_where_it_needs_one()
    {
        using var reporting = await new Reporting().WithTownAsync();
        var token = await reporting.FillInAsync();

        await reporting.InRequestAsync<ReportAnswering, Result>(a => a.ChooseKindAsync(token, "verhuurder", default));

        var kept = (await OpenAsync(reporting, token)).Value!.Answers;
        Assert.Equal(DraftStep.Advice, kept.FirstMissing);
        Assert.Null(kept.Who);
        Assert.NotNull(kept.What);
    }

    private static Task<Result<OpenDraft>> OpenAsync(Reporting reporting, string? token) =>
        reporting.InRequestAsync<ReportDrafts, Result<OpenDraft>>(d => d.OpenAsync(token, default));
}
