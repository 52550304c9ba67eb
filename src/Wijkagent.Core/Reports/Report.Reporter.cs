using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

// What its reporter does with a report after it was sent, besides confirming, reopening and withdrawing it.
public sealed partial class Report
{
    /// <summary>
    /// The reporter adds words, pictures that are saved with it, or both; it answers the question when one is open. After
    /// its end that goes on for as long as the reporter can react.
    /// </summary>
    /// <param name="text">The words; empty for pictures alone.</param>
    /// <param name="photos">How many pictures.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Whether it answered a question; <see cref="ReportHasEnded"/>, <see cref="AddTermHasPassed"/> or <see cref="KeptForComplaintsOnly"/>.</returns>
    public Result<bool> Add(string text, int photos, Actor by, DateTime now)
    {
        if (RefuseAddition(now) is { } refused)
            return refused;
        var answers = Status == ReportStatus.AwaitingReporter;
        if (text.Length > 0)
        {
            Write(answers ? MessageKind.Answer : MessageKind.Addition, text, by, now);
            Raise(answers ? new ReporterAnswered() : new ReporterAdded(), by, now);
        }

        if (photos > 0)
        {
            ReporterWroteAt = now;
            Raise(new ReporterShowed(photos), by, now);
        }

        if (answers)
            ContinueAfterQuestion(now);
        return answers;
    }

    /// <summary>Why the reporter can add nothing; null when something can be added.</summary>
    public Error? RefuseAddition(DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        return ReportLifecycle.IsOver(Status) && EndedAt is { } ended && WorkingTime.AddDays(ended, Kind.ReopenDays) <= now ? new AddTermHasPassed() : null;
    }

    /// <summary>The reporter makes a part of a picture black, for as long as something can be added.</summary>
    /// <param name="photo">The number of the picture, which is made anew in the same save.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Done, or what <see cref="RefuseAddition"/> answers.</returns>
    public Result Cover(int photo, Actor by, DateTime now)
    {
        if (RefuseAddition(now) is { } refused)
            return refused;
        Raise(new ReporterCovered(photo), by, now);
        return Result.Done;
    }

    /// <summary>The term to answer ends soon: the reporter is reminded, once.</summary>
    /// <returns>Done, or <see cref="ReportCannotBecome"/> when there is no question any more, or its term passed already.</returns>
    public Result Remind(DateTime now)
    {
        if (Status != ReportStatus.AwaitingReporter || DueAt <= now)
            return new ReportCannotBecome(Status, ReportStatus.AwaitingReporter);
        RemindAt = null;
        Raise(new ReporterReminded(), Actor.System, now);
        return Result.Done;
    }

    /// <summary>
    /// The reporter corrects what happened and where, within the days of its kind and while it is worked on. What stood there
    /// is kept beside it. The texts have to be opened.
    /// </summary>
    /// <returns>Whether anything changed; or what <see cref="RefuseCorrection"/> answers.</returns>
    public Result<bool> Correct(string text, string place, Actor by, DateTime now)
    {
        if (RefuseCorrection(now) is { } refused)
            return refused;
        if (Text.Value == text && PlaceText.Value == place)
            return false;
        corrections.Add(new ReportCorrection(Text, PlaceText, now));
        (Text, PlaceText, ReporterWroteAt) = (SealedText.Of(text), SealedText.Of(place), now);
        Raise(new ReporterCorrected(), by, now);
        return true;
    }

    /// <summary>Why the reporter can't correct it: <see cref="KeptForComplaintsOnly"/>, <see cref="ReportHasEnded"/> or <see cref="CorrectTermHasPassed"/>; null when it can be done.</summary>
    public Error? RefuseCorrection(DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Withdrawn or ReportStatus.Expired)
            return new ReportHasEnded();
        return ReportLifecycle.Open.Contains(ReportLifecycle.AsTold(Status)) && now < CorrectUntil(SubmittedAt, Kind.CorrectDays) ? null : new CorrectTermHasPassed();
    }

    /// <summary>The end, UTC, of the days in which a report can be corrected.</summary>
    public static DateTime CorrectUntil(DateTime submittedAt, int days) => WorkingTime.AddDays(submittedAt, days);

    /// <summary>
    /// The reporter asks to be called, or gives another number or time for a call that is still to come. The calls have to
    /// be read with it.
    /// </summary>
    /// <returns>Done, <see cref="KeptForComplaintsOnly"/> or <see cref="NobodyCallsNow"/>.</returns>
    public Result AskCallBack(string phone, CallMoment moment, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (!ReportLifecycle.Open.Contains(ReportLifecycle.AsTold(Status)))
            return new NobodyCallsNow();
        if (OpenCallBack is { } asked)
        {
            // The same form once more.
            if (!asked.Ask(phone, moment))
                return Result.Done;
        }
        else
        {
            callBacks.Add(new ReportCallBack(phone, moment, now, WorkingTime.AddWorkingDays(now, Kind.CallBackWorkingDays)));
        }

        ReporterWroteAt = now;
        Raise(new CallBackAsked(), by, now);
        return Result.Done;
    }

    /// <summary>
    /// The officer called, and spoke with the reporter or not; the number goes. Who was spoken with has heard, also of what was
    /// written before, and hears again within the term of the kind. Who was not still waits for an answer.
    /// </summary>
    /// <returns>Done, <see cref="KeptForComplaintsOnly"/> or <see cref="NoCallBackAsked"/>.</returns>
    public Result CallBack(bool reached, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (OpenCallBack is not { } asked)
            return new NoCallBackAsked();
        asked.End(now);
        if (reached)
        {
            ReporterWroteAt = null;
            HearsAgain(now);
        }

        Raise(reached ? new ReporterCalled() : new ReporterNotReached(), by, now);
        return Result.Done;
    }

    /// <summary>The reporter says whether it is solved and how satisfied to be, once for each answer and within the days to react.</summary>
    /// <param name="solved">Whether it is solved.</param>
    /// <param name="satisfaction">From 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Done, <see cref="KeptForComplaintsOnly"/>, <see cref="NothingToRate"/>, <see cref="RateTermHasPassed"/> or <see cref="RatedAlready"/>.</returns>
    public Result Rate(Solved solved, int satisfaction, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (!ReportLifecycle.IsOver(Status) || EndedAt is not { } ended)
            return new NothingToRate();
        if (RatedAt is not null)
            return new RatedAlready();
        if (WorkingTime.AddDays(ended, Kind.ReopenDays) <= now)
            return new RateTermHasPassed();
        ratings.Add(new ReportRating(solved, satisfaction, now));
        RatedAt = now;
        Raise(new ReportRated(solved, satisfaction), by, now);
        return Result.Done;
    }

    /// <summary>The reporter tells why, once, where the answers were given. They have to be read with it; an officer sees that something was written.</summary>
    /// <returns>Done, <see cref="KeptForComplaintsOnly"/>, <see cref="NothingToRate"/> or <see cref="RatedAlready"/>.</returns>
    public Result ExplainRating(string text, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Rating is not { } rating)
            return new NothingToRate();
        if (rating.Text is not null)
            return new RatedAlready();
        rating.Explain(text);
        ReporterWroteAt = now;
        Raise(new RatingExplained(), by, now);
        return Result.Done;
    }

    /// <summary>
    /// The reporter has name, address and number removed, and the words about for whom it was told: it goes on as an anonymous
    /// report, with its code and secret. The contact and the calls have to be read with it.
    /// </summary>
    /// <returns>Whether there was something to remove; <see cref="KeptForComplaintsOnly"/> or <see cref="NotConfirmedYet"/>.</returns>
    public Result<bool> RemoveName(Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (Status is ReportStatus.Unconfirmed or ReportStatus.Expired)
            return new NotConfirmedYet();
        if (Contact is null)
            return false;
        (Contact, RemindAt, ForWhom) = (null, null, null);
        OpenCallBack?.End(now);
        Raise(new ReporterNameRemoved(), by, now);
        return true;
    }

    /// <summary>What its reporter said of the answer that stands; null for nothing yet. Has to be read with it.</summary>
    public ReportRating? Rating => ratings.Find(r => r.RatedAt == RatedAt);

    private ReportCallBack? OpenCallBack => callBacks.Find(c => c.EndedAt is null);
}
