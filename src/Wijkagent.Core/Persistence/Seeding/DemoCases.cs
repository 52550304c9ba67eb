using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Lets the officers of the demo town work on cases.</summary>
internal sealed class DemoCases
{
    private static readonly TimeSpan ActionsFrom = TimeSpan.FromHours(15);
    private static readonly TimeSpan Finishes = TimeSpan.FromHours(16.5);
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);

    private readonly DemoActors actors;
    private readonly DemoDays days;
    private readonly List<DemoCase> all;
    private readonly Dictionary<string, DemoCase> byReport;

    public DemoCases(IEnumerable<CaseEntry> entries, DemoActors actors, DemoDays days)
    {
        (this.actors, this.days) = (actors, days);
        all = [.. entries.Select(entry => new DemoCase(entry))];
        byReport = all.SelectMany(c => c.Entry.Reports, (c, report) => (c, report)).ToDictionary(x => x.report, x => x.c);
    }

    /// <summary>All of them, once the timeline was played.</summary>
    public IEnumerable<Case> All => all.Select(c => c.Case);

    /// <summary>One of them, by its key in the file.</summary>
    public Case ByKey(string key) => all.Single(c => c.Entry.Key == key).Case;

    /// <summary>An officer takes up a report: the first one opens its case, the others join.</summary>
    public Error? TakeUp(string reportKey, Report report, string officer, DateTime now)
    {
        var taken = byReport[reportKey];
        if (taken.IsOpened)
            return taken.Case.Take(report, actors.By(officer), now).Error;

        var opened = Case.Open(PublicCode.ForCase(now), taken.Entry.Title, report, actors.By(officer), now);
        if (opened.IsDone)
            taken.Open(opened.Value, officer);
        return opened.Error;
    }

    /// <summary>Who goes on with a colleague's case takes it over.</summary>
    public void NoticeWork(string reportKey, string? officer, DateTime now)
    {
        if (byReport.TryGetValue(reportKey, out var worked)
            && worked.IsOpened && officer == worked.Entry.Officer && officer != worked.Officer)
        {
            DemoTimeline.Demand(worked.Case.TakeOver(actors.By(officer), now).Error, $"{worked.Entry.Key} is taken over");
            worked.Officer = officer;
        }
    }

    /// <summary>Puts what was done on the cases on the timeline, around what happened to their reports.</summary>
    public void Schedule(IReadOnlyDictionary<string, ScheduledReport> reports, DemoTimeline timeline)
    {
        foreach (var scheduled in all)
        {
            var steps = scheduled.Entry.Reports.SelectMany(key => reports[key].Steps).OrderBy(s => s.At).ToList();
            ScheduleActions(scheduled, timeline);
            ScheduleTasks(scheduled, steps, timeline);
            ScheduleStates(scheduled, steps, timeline);
        }
    }

    private void ScheduleActions(DemoCase scheduled, DemoTimeline timeline)
    {
        foreach (var action in scheduled.Entry.Actions)
        {
            var day = days.Ago(action.DaysAgo);
            timeline.At(DemoDays.At(day, ActionsFrom), now => DemoTimeline.Demand(
                scheduled.Case.Record(action.Type, action.Text, day, actors.By(scheduled.Officer), now).Error,
                $"{scheduled.Entry.Key} {action.Type}"));
        }
    }

    /// <summary>What has to be done follows from what was done last before it was finished, or from the opening.</summary>
    private void ScheduleTasks(DemoCase scheduled, List<ScheduledStep> steps, DemoTimeline timeline)
    {
        var opened = steps.First(s => s.Step.Type == ReportStepType.JoinedCase).At;
        foreach (var task in scheduled.Entry.Tasks)
        {
            var before = scheduled.Entry.Actions.Where(a => a.DaysAgo > (task.DoneDaysAgo ?? 0)).ToList();
            var planned = before.Count > 0 ? DemoDays.At(days.Ago(before.Min(a => a.DaysAgo)), ActionsFrom) : opened;
            CaseTask? written = null;
            timeline.At(planned + Shortly, now =>
            {
                var result = scheduled.Case.Plan(task.Text, days.Today.AddDays(task.DueInDays), actors.By(scheduled.Officer), now);
                DemoTimeline.Demand(result.Error, $"{scheduled.Entry.Key} plans");
                written = result.Value;
            });
            if (task.DoneDaysAgo is { } done)
            {
                timeline.At(
                    DemoDays.At(days.Ago(done), Finishes),
                    now => DemoTimeline.Demand(scheduled.Case.Finish(written!, actors.By(scheduled.Officer), now).Error, $"{scheduled.Entry.Key} finishes"));
            }
        }
    }

    private void ScheduleStates(DemoCase scheduled, List<ScheduledStep> steps, DemoTimeline timeline)
    {
        var entry = scheduled.Entry;
        if (entry.Status == CaseStatus.Waiting)
        {
            var lastAction = DemoDays.At(days.Ago(entry.Actions.Min(a => a.DaysAgo)), ActionsFrom);
            var lastQuestion = steps.LastOrDefault(s => s.Step.Type == ReportStepType.AskedReporter)?.At ?? lastAction;
            var from = lastQuestion > lastAction ? lastQuestion : lastAction;
            On(from, (c, by, now) => c.Wait(entry.WaitingFor!, by, now));
        }

        if (steps.LastOrDefault(s => s.Step.Type == ReportStepType.Resolved) is { } resolved
            && entry.Status is CaseStatus.Resolved or CaseStatus.Closed or CaseStatus.Reopened)
        {
            On(resolved.At, (c, by, now) => c.Resolve(entry.Outcome!, by, now));
        }

        if (entry.Status == CaseStatus.Closed)
            On(steps.Last(s => s.Step.Type == ReportStepType.Closed).At, (c, _, now) => c.Close(Actor.System, now));
        if (entry.Status == CaseStatus.Reopened)
            On(steps.First(s => s.Step.Type == ReportStepType.Reopened).At, (c, by, now) => c.Reopen(by, now));

        void On(DateTime after, Func<Case, Actor, DateTime, Result> change) => timeline.At(after + Shortly, now =>
            DemoTimeline.Demand(change(scheduled.Case, actors.By(scheduled.Officer), now).Error, $"{entry.Key} {entry.Status}"));
    }

    private sealed class DemoCase(CaseEntry entry)
    {
        private Case? opened;

        public CaseEntry Entry { get; } = entry;

        /// <summary>Who works on it now, by slug.</summary>
        public string Officer { get; set; } = entry.Officer;

        public bool IsOpened => opened is not null;

        public Case Case => opened ?? throw new InvalidOperationException($"Demo case {Entry.Key} was not opened.");

        public void Open(Case @case, string by) => (opened, Officer) = (@case, by);
    }
}
