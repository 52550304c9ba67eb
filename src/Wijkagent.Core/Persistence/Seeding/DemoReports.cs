using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Lets the residents of the demo town report, and their officers answer.</summary>
internal sealed class DemoReports(
    DemoAreas areas,
    IReadOnlyDictionary<string, ReportKind> kinds,
    DemoActors actors,
    DemoCases cases,
    DemoReportKeys keys,
    IReadOnlyDictionary<string, Partner> partners)
{
    private readonly List<Report> all = [];
    private readonly List<(Report Report, FilesEntry Files)> withFiles = [];

    /// <summary>All of them, once the timeline was played.</summary>
    public IReadOnlyList<Report> All => all;

    /// <summary>Those with files, once the timeline was played.</summary>
    public IReadOnlyList<(Report Report, FilesEntry Files)> WithFiles => withFiles;

    public void Schedule(ScheduledReport planned, DemoTimeline timeline)
    {
        Report? report = null;
        timeline.At(planned.SentAt, now =>
        {
            report = Submit(planned.Entry, now);
            all.Add(report);
            if (planned.Entry.Files is { } files)
                withFiles.Add((report, files));
        });
        foreach (var (step, at) in planned.Steps)
            timeline.At(at, now => Follow(report!, planned.Entry, step, now));
        foreach (var (noted, at) in planned.Diary)
            timeline.At(at, now => Note(report!, noted, now));
    }

    private Report Submit(ReportEntry entry, DateTime now)
    {
        var (code, secretHash) = keys.For(entry.Key, now);
        var contact = entry.Reporter is { } r ? new ReporterContact(r.Name, r.Email, r.Phone) : null;
        var told = new SubmittedReport(
            code,
            secretHash,
            Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
            areas.Neighbourhoods[entry.Neighbourhood].Id,
            new GeoPoint(entry.Lon, entry.Lat),
            entry.Place,
            entry.Text,
            entry.GoingOn ? null : WorkingTime.DayOf(now).AddDays(entry.SentDaysAgo - entry.HappenedDaysAgo),
            entry.GoingOn ? null : entry.TimeOfDay,
            entry.GoingOn,
            entry.Frequency,
            entry.Language,
            contact)
        {
            Details = DetailText.Write(kinds[entry.Kind].Questions, DetailsOf(entry)),
            Signs = entry.Signs,
            Role = entry.Role,
            ForWhom = entry.ForWhom,
            OtherKnows = entry.OtherKnows,
            Tenure = entry.Tenure,
            Landlord = entry.Landlord,
            SharedWith = [.. (entry.SharedWith ?? []).Select(name => partners[name])],
        };
        return Report.Submit(told, kinds[entry.Kind], Actor.Visitor, now);
    }

    /// <summary>What was answered to the questions of the kind; those of who does not tell were passed over.</summary>
    private ToldDetails? DetailsOf(ReportEntry entry)
    {
        if (entry.Details is null)
            return null;
        var questions = kinds[entry.Kind].Questions;
        var told = questions.Settle(new ToldDetails(entry.Details, false));
        var open = questions.Asked(told).Where(q => q.Required && !told.Answers.ContainsKey(q.Key)).ToList();
        return open.Count == 0 && told.Answers.Count == entry.Details.Count
            ? told
            : throw new InvalidOperationException($"The details of {entry.Key} do not fit the questions of {entry.Kind}.");
    }

    private void Follow(Report report, ReportEntry entry, ReportStep step, DateTime now)
    {
        var by = actors.By(step.By);
        cases.NoticeWork(entry.Key, step.By, now);
        var refused = step.Type switch
        {
            ReportStepType.Confirmed => report.Confirm(by, now).Error,
            ReportStepType.Expired => report.Expire(now).Error,
            ReportStepType.OpenedByOfficer => report.TakeInReview(by, now) ? null : new NothingHere(),
            ReportStepType.JoinedCase => cases.TakeUp(entry.Key, report, step.By!, now),
            ReportStepType.MessageToReporter => report.Tell(step.Text!, by, now).Error,
            ReportStepType.AskedReporter => report.Ask(step.Text!, by, now).Error,
            ReportStepType.ReporterAnswered or ReportStepType.ReporterAdded => report.Add(step.Text!, 0, by, now).Error,
            ReportStepType.ReporterCorrected => report.Correct(step.Text!, report.PlaceText, by, now).Error,
            ReportStepType.CallBackAsked => report.AskCallBack(step.Text!, CallMoment.Afternoon, by, now).Error,
            ReportStepType.ReporterRated => Rate(report, step, by, now),
            ReportStepType.ReporterCalled => report.CallBack(reached: true, by, now).Error,
            ReportStepType.Resolved => report.Resolve(step.Text!, by, now).Error,
            ReportStepType.Referred => report.Refer(step.ReferredTo!, step.Text!, by, now).Error,
            ReportStepType.Declined => report.Decline(step.Text!, by, now).Error,
            ReportStepType.Reopened => report.Reopen(step.Text!, by, now).Error,
            ReportStepType.Closed => Close(report, step, by, now),
            ReportStepType.Withdrawn => Withdraw(report, step, by, now),
            _ => throw new InvalidOperationException($"Nobody told how {step.Type} goes."),
        };
        DemoTimeline.Demand(refused, $"{entry.Key} {step.Type}");
    }

    /// <summary>Both answers with a space between: «Yes 5».</summary>
    private static Error? Rate(Report report, ReportStep step, Actor by, DateTime now)
    {
        var (solved, satisfaction) = step.Text!.Split(' ') is [var first, var second] ? (Enum.Parse<Solved>(first), int.Parse(second, CultureInfo.InvariantCulture)) : throw new FormatException(step.Text);
        return report.Rate(solved, satisfaction, by, now).Error;
    }

    /// <summary>Written down some hours after it happened.</summary>
    private static void Note(Report report, DiaryEntry entry, DateTime now)
    {
        var told = new ToldMoment(WorkingTime.DayOf(now), entry.Time, entry.Minutes, entry.HowBad, entry.Text);
        var key = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        DemoTimeline.Demand(report.Note(told, key, new DiaryCount(report.Diary.Count, 0), Actor.Reporter, now).Error, $"{report.Code} diary");
    }

    private static Error? Close(Report report, ReportStep step, Actor by, DateTime now)
    {
        if (step.Text is not null && report.Tell(step.Text, by, now).Error is { } refused)
            return refused;
        return report.Close(by, now).Error;
    }

    private static Error? Withdraw(Report report, ReportStep step, Actor by, DateTime now)
    {
        if (step.Text is not null && report.Add(step.Text, 0, by, now).Error is { } refused)
            return refused;
        return report.Withdraw(by, now).Error;
    }
}
