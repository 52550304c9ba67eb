using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Cases;

/// <summary>What is done, planned and waited for on a case.</summary>
public sealed class CaseHandlingTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    // Each thing that an officer does on a case, as it is sent right.
    private static Dictionary<string, Func<CaseHandling, string, int, Actor, Task<Result>>> Steps { get; } = new()
    {
        ["handelingen"] = (c, number, _, by) => c.RecordAsync(new RecordAction(number, CaseActionKind.Talk, "Gepraat", Today), by, default),
        ["taken"] = (c, number, _, by) => c.PlanAsync(new PlanTask(number, "Bellen", Today), by, default),
        ["wachten"] = (c, number, version, by) => c.WaitAsync(new WaitForSomebody(number, version, "de gemeente"), by, default),
        ["voortgang"] = (c, number, version, by) => c.GoOnAsync(number, version, by, default),
        ["bericht"] = (c, number, version, by) => c.TellEverybodyAsync(new TellEverybody(number, version, "Ik ben bezig.", DateTime.MaxValue), by, default),
        ["uitkomst"] = (c, number, version, by) => c.ResolveAsync(new ResolveCase(number, version, "Rustig.", [], DateTime.MaxValue), by, default),
        ["heropening"] = (c, number, version, by) => c.ReopenAsync(number, version, by, default),
    };

    public static TheoryData<string> EveryStep => [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_case_of_another_beat_is_not_there(string step)
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);
        var before = await desk.TraceAsync();

        foreach (var stranger in new[] { desk.Elly, Actor.Visitor, desk.Wim with { Roles = new HashSet<string>() } })
            Assert.Equal(new NothingHere(), (await DoAsync(desk, step, number, by: stranger)).Error);
        Assert.Equal(new NothingHere(), (await desk.OnCaseAsync(c => Steps[step](c, "ZK-2026-000000", 0, desk.Wim))).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Theory]
    [InlineData("wachten")]
    [InlineData("voortgang")]
    [InlineData("bericht")]
    [InlineData("uitkomst")]
    [InlineData("heropening")]
    public async Task What_changes_a_case_is_stopped_by_what_a_colleague_did_in_between(string step)
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);
        var seen = (await desk.CaseAsync(number)).Version;
        Assert.Null((await desk.OnCaseAsync(c => c.WaitAsync(new WaitForSomebody(number, seen, "een collega"), desk.Cora, default))).Error);
        var before = await desk.TraceAsync();

        Assert.Equal(new ChangedBySomebodyElse(), (await DoAsync(desk, step, number, seen)).Error);

        Assert.Equal(before, await desk.TraceAsync());
    }

    [Theory]
    [InlineData("handelingen")]
    [InlineData("taken")]
    [InlineData("wachten")]
    [InlineData("bericht")]
    [InlineData("uitkomst")]
    public async Task Sent_twice_it_is_done_once_also_at_the_same_moment(string step)
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);
        var seen = (await desk.CaseAsync(number)).Version;

        var results = await desk.TwiceAtOnceAsync<CaseHandling, Result>(c => Steps[step](c, number, seen, desk.Wim));
        var once = await desk.TraceAsync();
        var later = await DoAsync(desk, step, number, seen);

        Assert.All(results.Append(later), r => Assert.Null(r.Error));
        Assert.Equal(once, await desk.TraceAsync());
        Assert.Equal(seen + 1, (await desk.CaseAsync(number)).Version);
    }

    [Fact]
    public async Task Two_officers_write_down_what_they_did_at_the_same_moment()
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);

        var results = await Task.WhenAll(new[] { desk.Wim, desk.Cora }.Select(by => Task.Run(() =>
            desk.InRequestAsync<CaseHandling, Result>(c => Steps["handelingen"](c, number, 0, by)))));

        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Equal(new[] { desk.Wim.UserId, desk.Cora.UserId }.Order(), (await desk.CaseAsync(number)).Actions.Select(a => a.AuthorId).Order());
    }

    [Fact]
    public async Task What_was_done_is_written_down_with_its_day_and_puts_the_case_in_progress()
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);

        Assert.Null((await DoAsync(desk, "handelingen", number)).Error);
        desk.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null((await DoAsync(desk, "handelingen", number)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal(CaseStatus.InProgress, @case.Status);
        Assert.Equal(2, @case.Actions.Count);
        Assert.All(@case.Actions, a => Assert.Equal((CaseActionKind.Talk, "Gepraat", Today, desk.Wim.UserId), (a.Kind, a.Description, a.DoneOn, a.AuthorId)));
        Assert.Equal([nameof(CaseOpened), nameof(CaseActionRecorded), nameof(CaseActionRecorded)], await desk.EventsAsync(@case.Id));
    }

    [Fact]
    public async Task What_was_done_has_words_a_kind_and_a_day_that_has_been()
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);
        Task<Result> RecordAsync(CaseActionKind? kind, string? words, DateOnly? day) =>
            desk.OnCaseAsync(c => c.RecordAsync(new RecordAction(number, kind, words, day), desk.Wim, default));

        Assert.Equal(new ValueMissing("Description"), (await RecordAsync(CaseActionKind.Talk, " ", Today)).Error);
        Assert.Equal(new TextTooLong("Description", 3000), (await RecordAsync(CaseActionKind.Talk, new string('x', 3001), Today)).Error);
        Assert.Equal(new ValueMissing("What"), (await RecordAsync(null, "Gepraat", Today)).Error);
        Assert.Equal(new NotADay("DoneOn"), (await RecordAsync(CaseActionKind.Talk, "Gepraat", null)).Error);
        Assert.Equal(new DayStillHasToCome("DoneOn"), (await RecordAsync(CaseActionKind.Talk, "Gepraat", Today.AddDays(1))).Error);

        // Half past eleven at night in UTC is tomorrow in the Netherlands.
        desk.Clock.Advance(TimeSpan.FromHours(12.5));
        Assert.Null((await RecordAsync(CaseActionKind.Talk, "Gepraat", Today.AddDays(1))).Error);
    }

    [Fact]
    public async Task A_task_is_planned_and_finished_once()
    {
        using var desk = await Desk.BuildAsync();
        var (number, other) = (await StartedAsync(desk), await StartedAsync(desk));
        await DoAsync(desk, "taken", number);
        var task = Assert.Single((await desk.CaseAsync(number)).Tasks);
        Task<Result> FinishAsync(string of, Guid id, Actor by) => desk.OnCaseAsync(c => c.FinishAsync(of, id, by, default));

        Assert.Equal(new NothingHere(), (await FinishAsync(other, task.Id, desk.Wim)).Error);
        Assert.Equal(new NothingHere(), (await FinishAsync(number, task.Id, desk.Elly)).Error);
        Assert.Equal(new NothingHere(), (await FinishAsync(number, Guid.CreateVersion7(), desk.Wim)).Error);
        Assert.Null((await FinishAsync(number, task.Id, desk.Cora)).Error);
        Assert.Null((await FinishAsync(number, task.Id, desk.Wim)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal(("Bellen", Today, desk.Cora.UserId), (@case.Tasks.Single().Description.Value, @case.Tasks.Single().DueOn, @case.Tasks.Single().FinishedById));
        Assert.Equal([nameof(CaseOpened), nameof(CaseTaskPlanned), nameof(CaseTaskFinished)], await desk.EventsAsync(@case.Id));
        Assert.Equal(new ValueMissing("Description"), (await desk.OnCaseAsync(c => c.PlanAsync(new PlanTask(number, " ", null), desk.Wim, default))).Error);
        Assert.Equal(new TextTooLong("Description", 300), (await desk.OnCaseAsync(c => c.PlanAsync(new PlanTask(number, new string('x', 301), null), desk.Wim, default))).Error);
    }

    [Fact]
    public async Task A_case_waits_for_somebody_who_is_named_and_goes_on()
    {
        using var desk = await Desk.BuildAsync();
        var number = await StartedAsync(desk);
        Assert.Equal(new CaseDoesNotWait(), (await DoAsync(desk, "voortgang", number)).Error);
        Assert.Equal(new ValueMissing("ForWhom"), (await desk.OnCaseAsync(c => c.WaitAsync(new WaitForSomebody(number, 1, " "), desk.Wim, default))).Error);
        Assert.Equal(new TextTooLong("ForWhom", 150), (await desk.OnCaseAsync(c => c.WaitAsync(new WaitForSomebody(number, 1, new string('x', 151)), desk.Wim, default))).Error);

        Assert.Null((await DoAsync(desk, "wachten", number)).Error);
        var waiting = await desk.CaseAsync(number);
        Assert.Equal((CaseStatus.Waiting, "de gemeente"), (waiting.Status, waiting.WaitingFor));
        Assert.Null((await DoAsync(desk, "voortgang", number, waiting.Version)).Error);
        Assert.Null((await DoAsync(desk, "voortgang", number, waiting.Version)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal((CaseStatus.InProgress, null), (@case.Status, @case.WaitingFor));
        Assert.Equal([nameof(CaseOpened), nameof(CaseWaits), nameof(CaseWentOn)], await desk.EventsAsync(@case.Id));
    }

    [Fact]
    public async Task An_officer_goes_on_with_a_case_of_a_colleague()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        var seen = (await desk.CaseAsync(number)).Version;
        var deputy = desk.Wim with { OfficerId = desk.East.Id, Name = "Elly Oost" };
        Task<Result> TakeOverAsync(Actor by, int version) => desk.OnCaseAsync(c => c.TakeOverAsync(number, version, by, default));
        async Task<bool> IsOfferedAsync(Actor to) => (await desk.InRequestAsync<CaseFiles, CaseFile?>(f => f.FindAsync(number, to, default)))!.ByAnother;
        Assert.Equal((false, true, false), (await IsOfferedAsync(desk.Wim), await IsOfferedAsync(deputy), await IsOfferedAsync(desk.Cora)));

        Assert.Equal(new NothingHere(), (await TakeOverAsync(desk.Elly, seen)).Error);
        Assert.Equal(new OnlyAnOfficerTakesOver(), (await TakeOverAsync(desk.Cora, seen)).Error);
        Assert.Equal(new ChangedBySomebodyElse(), (await TakeOverAsync(deputy, seen - 1)).Error);
        Assert.Null((await TakeOverAsync(deputy, seen)).Error);
        Assert.Null((await TakeOverAsync(deputy, seen)).Error);

        var @case = await desk.CaseAsync(number);
        Assert.Equal(desk.East.Id, @case.OfficerId);
        Assert.Single(await desk.EventsAsync(@case.Id), nameof(CaseTakenOver));
    }

    [Fact]
    public async Task What_was_done_is_of_no_more_than_a_year_before_anybody_told_and_a_task_is_of_today_or_later()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));
        var today = new DateOnly(2026, 3, 2);
        Task<Result> RecordAsync(DateOnly day) => desk.OnCaseAsync(c => c.RecordAsync(new RecordAction(number, CaseActionKind.Talk, "Gepraat", day), desk.Wim, default));
        Task<Result> PlanAsync(DateOnly day) => desk.OnCaseAsync(c => c.PlanAsync(new PlanTask(number, "Bellen", day), desk.Wim, default));

        Assert.Equal(new DayTooLongAgo("DoneOn", today.AddYears(-1)), (await RecordAsync(new DateOnly(1900, 1, 1))).Error);
        Assert.Equal(new DayTooLongAgo("DoneOn", today.AddYears(-1)), (await RecordAsync(today.AddYears(-1).AddDays(-1))).Error);
        Assert.Null((await RecordAsync(today.AddYears(-1))).Error);
        Assert.Equal(new DayIsOver("DueOn"), (await PlanAsync(today.AddDays(-1))).Error);
        Assert.Null((await PlanAsync(today)).Error);
    }

    private static async Task<string> StartedAsync(Desk desk) => await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));

    private static async Task<Result> DoAsync(Desk desk, string step, string number, int? version = null, Actor? by = null)
    {
        var shown = version ?? (await desk.CaseAsync(number)).Version;
        return await desk.OnCaseAsync(c => Steps[step](c, number, shown, by ?? desk.Wim));
    }
}
