using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Core.Reports;

// The diary that a reporter keeps with it.
public sealed partial class Report
{
    private readonly List<DiaryMoment> diary = [];

    /// <summary>The moments in its diary.</summary>
    public IReadOnlyCollection<DiaryMoment> Diary => diary;

    /// <summary>Since when there are moments in its diary that no officer read, UTC; null when there are none.</summary>
    public DateTime? DiaryNewSince { get; private set; }

    /// <summary>The reporter adds a moment, for as long as something can be added to the report. It answers no question.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="sendingKey">By which a second sending is known.</param>
    /// <param name="before">How many there are.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment of adding, UTC.</param>
    /// <returns>The moment; what <see cref="RefuseAddition"/> answers, <see cref="DiaryFull"/> or <see cref="DiaryFullToday"/>.</returns>
    public Result<DiaryMoment> Note(ToldMoment told, Guid sendingKey, DiaryCount before, Actor by, DateTime now)
    {
        if (RefuseAddition(now) is { } refused)
            return refused;
        if (before.All >= DiaryMoment.Most)
            return new DiaryFull();
        if (before.Today >= DiaryMoment.MostADay)
            return new DiaryFullToday();
        var moment = new DiaryMoment(told, before.All + 1, sendingKey, now);
        diary.Add(moment);
        DiaryNewSince ??= now;
        Raise(new DiaryMomentAdded(moment.Number), by, now);
        return moment;
    }

    /// <summary>The reporter corrects a moment of its diary; what stood there is kept. Its text has to be opened.</summary>
    /// <returns>Whether anything changed; or what <see cref="RefuseMomentChange"/> answers.</returns>
    public Result<bool> CorrectMoment(DiaryMoment moment, ToldMoment told, Actor by, DateTime now)
    {
        if (RefuseMomentChange(moment, now) is { } refused)
            return refused;
        if (moment.Says(told))
            return false;
        moment.Correct(told, now);
        DiaryNewSince ??= now;
        Raise(new DiaryMomentCorrected(moment.Number), by, now);
        return true;
    }

    /// <summary>The reporter takes a moment of its diary back: it stays to be read as such, and counts no more. Doing it again changes nothing.</summary>
    public Result TakeMomentBack(DiaryMoment moment, Actor by, DateTime now)
    {
        if (moment.TakenBackAt is not null)
            return Result.Done;
        if (RefuseMomentChange(moment, now) is { } refused)
            return refused;
        moment.TakeBack(now);
        DiaryNewSince ??= now;
        Raise(new DiaryMomentTakenBack(moment.Number), by, now);
        return Result.Done;
    }

    /// <summary>
    /// Why the reporter can't change a moment: <see cref="KeptForComplaintsOnly"/>, <see cref="ReportHasEnded"/>,
    /// <see cref="MomentWasTakenBack"/> or <see cref="MomentTermHasPassed"/>; null when it can be done.
    /// </summary>
    public Error? RefuseMomentChange(DiaryMoment moment, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        if (moment.TakenBackAt is not null)
            return new MomentWasTakenBack();
        return ReportLifecycle.Open.Contains(ReportLifecycle.AsTold(Status)) && now < CorrectUntil(moment.AddedAt, Kind.CorrectDays) ? null : new MomentTermHasPassed();
    }

    /// <summary>An officer read what was new in the diary up to a moment (UTC); what came after it stays new.</summary>
    /// <returns>Whether there was anything; or <see cref="KeptForComplaintsOnly"/>.</returns>
    public Result<bool> ReadDiary(DateTime? newest, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (DiaryNewSince is null)
            return false;
        DiaryNewSince = newest;
        Raise(new DiaryRead(), by, now);
        return true;
    }
}

/// <summary>How many moments a diary has.</summary>
/// <param name="All">In all, those that were taken back included.</param>
/// <param name="Today">How many of them were added today.</param>
public sealed record DiaryCount(int All, int Today);
