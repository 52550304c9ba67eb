namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>When each thing in the life of a demo report happened.</summary>
/// <param name="Entry">The report.</param>
/// <param name="SentAt">When it was sent, UTC.</param>
/// <param name="Steps">What followed and when, UTC, in order.</param>
/// <param name="Diary">What was written in its diary and when, UTC.</param>
internal sealed record ScheduledReport(
    ReportEntry Entry, DateTime SentAt, IReadOnlyList<ScheduledStep> Steps, IReadOnlyList<(DiaryEntry Moment, DateTime At)> Diary);

/// <summary>A step in the life of a demo report.</summary>
/// <param name="Step">What.</param>
/// <param name="At">When, UTC.</param>
internal sealed record ScheduledStep(ReportStep Step, DateTime At);

/// <summary>
/// Gives the things that the files put on a day their time: in the order of the file, each later than the one before,
/// and all of them before the moment of seeding.
/// </summary>
internal sealed class DemoSchedule(DemoDays days)
{
    private static readonly TimeSpan DayLength = TimeSpan.FromHours(24);
    private static readonly TimeSpan AfterItHappened = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(47);
    private static readonly TimeSpan WrittenDownAfter = TimeSpan.FromHours(2);
    private static readonly TimeSpan StartOfShift = TimeSpan.FromHours(9);

    public ScheduledReport Plan(ReportEntry report, int index)
    {
        // What happened around midnight is sent before the day is over; what is told on another day, at that same time.
        var sent = report.TimeOfDay.ToTimeSpan() + AfterItHappened;
        var onSentDay = report.Events.Where(e => e.DaysAgo == report.SentDaysAgo).ToList();
        var first = Spread(report.SentDaysAgo, sent, onSentDay.Count + 1);
        var steps = onSentDay.Zip(first.Skip(1), (step, at) => new ScheduledStep(step, at)).ToList();
        foreach (var day in report.Events.Where(e => e.DaysAgo != report.SentDaysAgo).GroupBy(e => e.DaysAgo))
        {
            var start = StartOfShift + TimeSpan.FromMinutes(index * 17 % 240);
            steps.AddRange(day.Zip(Spread(day.Key, start, day.Count()), (step, at) => new ScheduledStep(step, at)));
        }

        var diary = (report.Diary ?? []).Select(moment => (moment, DemoDays.At(days.Ago(moment.DaysAgo), moment.Time.ToTimeSpan() + WrittenDownAfter)));
        return new ScheduledReport(report, first[0], steps, [.. diary]);
    }

    /// <summary>Moments on a day, the first at a time and the others after it; today all of them are over already.</summary>
    private List<DateTime> Spread(int daysAgo, TimeSpan start, int count)
    {
        var midnight = DemoDays.StartOf(days.Ago(daysAgo));
        var end = daysAgo == 0 ? days.Now - midnight : DayLength;
        if (start >= end)
            start = daysAgo == 0 ? end / 2 : DayLength - AfterItHappened;
        var pause = (end - start) / (count + 1);
        if (pause > BetweenSteps)
            pause = BetweenSteps;
        return [.. Enumerable.Range(0, count).Select(i => midnight + start + (pause * i))];
    }
}
