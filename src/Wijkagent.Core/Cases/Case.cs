using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Cases;

/// <summary>One problem an officer works on; holds one or more reports.</summary>
public sealed class Case : Entity, IHoldsContent, IFoundByWords
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 150;

    /// <summary>The longest outcome.</summary>
    public const int OutcomeLength = 3000;

    /// <summary>The longest name of who is waited for.</summary>
    public const int WaitingForLength = 150;

    /// <summary>The length of the number people see: <c>ZK-2026-4M2Q7X</c>.</summary>
    public const int NumberLength = 14;

    private readonly List<Report> reports = [];
    private readonly List<CaseAction> actions = [];
    private readonly List<CaseTask> tasks = [];

    private Case()
    {
    }

    /// <summary>The number staff use; unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What the problem is, in a few words.</summary>
    public SealedText Title { get; private set; } = null!;

    /// <summary>What kind of problem it is.</summary>
    public Guid KindId { get; private set; }

    /// <summary>What kind of problem it is.</summary>
    public ReportKind Kind { get; private set; } = null!;

    /// <summary>Where it is.</summary>
    public Guid NeighbourhoodId { get; private set; }

    /// <summary>Where it is.</summary>
    public Neighbourhood Neighbourhood { get; private set; } = null!;

    /// <summary>The officer who opened it, or took it over.</summary>
    public Guid? OfficerId { get; private set; }

    /// <summary>How far it is.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>Who is waited for, while waiting.</summary>
    public SealedText? WaitingFor { get; private set; }

    /// <summary>What was reached, as the reporters read it.</summary>
    public SealedText? Outcome { get; private set; }

    /// <summary>How far it may still be used; the night job moves it on.</summary>
    public AgeBand Band { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>When it was resolved, UTC.</summary>
    public DateTime? ResolvedAt { get; private set; }

    /// <summary>When something last happened, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>What residents told about it.</summary>
    public IReadOnlyCollection<Report> Reports => reports;

    /// <summary>What was done.</summary>
    public IReadOnlyCollection<CaseAction> Actions => actions;

    /// <summary>What still has to be done.</summary>
    public IReadOnlyCollection<CaseTask> Tasks => tasks;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    string? IFoundByWords.TextToFind => Kind.Sensitive ? null : Title.Value;

    /// <summary>An officer takes up a report: it opens a case, and is on it.</summary>
    public static Result<Case> Open(string number, string title, Report first, Actor by, DateTime now)
    {
        var opened = new Case
        {
            Number = number,
            Title = SealedText.Of(title),
            KindId = first.KindId,
            Kind = first.Kind,
            NeighbourhoodId = first.NeighbourhoodId,
            OfficerId = by.OfficerId,
            Status = CaseStatus.Open,
            OpenedAt = now,
            ChangedAt = now,
        };
        opened.Raise(new CaseOpened(), by, now);
        var joined = first.Join(opened, by, now);
        return joined.IsDone ? opened : joined.Error;
    }

    /// <summary>Puts another report on it.</summary>
    public Result Take(Report report, Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        var joined = report.Join(this, by, now);
        if (joined.IsDone)
            Change(new CaseTookReport(report.Code), by, now);
        return joined;
    }

    /// <summary>Takes a report off it.</summary>
    public Result Release(Report report, Actor by, DateTime now) => report.Leave(this, by, now);

    /// <summary>A report that was on it goes its own way.</summary>
    internal void LetGo(Report report, Actor by, DateTime now) => Change(new CaseReleasedReport(report.Code), by, now);

    /// <summary>Another officer goes on with it. Taking over one's own case changes nothing.</summary>
    public Result TakeOver(Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        if (OfficerId == by.OfficerId)
            return Result.Done;
        if (by.OfficerId is null)
            return new OnlyAnOfficerTakesOver();
        OfficerId = by.OfficerId;
        Change(new CaseTakenOver(), by, now);
        return Result.Done;
    }

    /// <summary>A colleague whose case it is not opened it, with a reason that is kept beside it.</summary>
    internal void OpenTo(Actor by, Guid opening, DateTime now) => RaiseOpening(new CaseOpenedByColleague(), opening, by, now);

    /// <summary>Whether it only stands open to this person, and is another's to decide about.</summary>
    public bool IsAColleaguesOf(Actor by) => !by.Neighbourhoods.Contains(NeighbourhoodId);

    /// <summary>Writes down what was done; the first action puts the case in progress.</summary>
    public Result<CaseAction> Record(CaseActionKind kind, string description, DateOnly on, Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        var action = new CaseAction(kind, description, on, by, now);
        actions.Add(action);
        if (Status == CaseStatus.Open)
            Status = CaseStatus.InProgress;
        Change(new CaseActionRecorded(kind), by, now);
        return action;
    }

    /// <summary>Writes down what still has to be done.</summary>
    public Result<CaseTask> Plan(string description, DateOnly? dueOn, Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        var task = new CaseTask(description, dueOn, now);
        tasks.Add(task);
        Change(new CaseTaskPlanned(), by, now);
        return task;
    }

    /// <summary>A task was done, also when the problem was solved before. Doing it again changes nothing.</summary>
    public Result Finish(CaseTask task, Actor by, DateTime now)
    {
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        if (task.Finish(by, now))
            Change(new CaseTaskFinished(), by, now);
        return Result.Done;
    }

    /// <summary>Writes the same to everybody who told about it. Answers which reports could be written to.</summary>
    /// <param name="text">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="seenUntil">Until when what its reporter wrote was read, UTC, for each report.</param>
    public Result<IReadOnlyList<Report>> TellEverybody(string text, Actor by, DateTime now, Func<Report, DateTime> seenUntil)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        var told = reports.Where(r => r.Tell(text, by, now, seenUntil(r)).IsDone).ToList();
        if (told.Count > 0)
            Change(new CaseReportersTold(), by, now);
        return told;
    }

    /// <summary>Nothing can be done until somebody else has done something.</summary>
    public Result Wait(string forWhom, Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        (Status, WaitingFor) = (CaseStatus.Waiting, SealedText.Of(forWhom));
        Change(new CaseWaits(), by, now);
        return Result.Done;
    }

    /// <summary>The wait is over.</summary>
    public Result GoOn(Actor by, DateTime now)
    {
        if (Status != CaseStatus.Waiting)
            return new CaseDoesNotWait();
        (Status, WaitingFor) = (CaseStatus.InProgress, null);
        Change(new CaseWentOn(), by, now);
        return Result.Done;
    }

    /// <summary>The problem is solved. The reports on it follow by their own method, with the same outcome.</summary>
    public Result Resolve(string outcome, Actor by, DateTime now)
    {
        if (Status is CaseStatus.Resolved or CaseStatus.Closed)
            return new CaseAlreadyResolved();
        (Status, Outcome, WaitingFor, ResolvedAt) = (CaseStatus.Resolved, SealedText.Of(outcome), null, now);
        Change(new CaseResolved(), by, now);
        return Result.Done;
    }

    /// <summary>The terms in which reporters could react have passed.</summary>
    public Result Close(Actor by, DateTime now)
    {
        if (Status != CaseStatus.Resolved)
            return new CaseIsNotResolved();
        Status = CaseStatus.Closed;
        Change(new CaseClosed(), by, now);
        return Result.Done;
    }

    /// <summary>It is not solved after all.</summary>
    public Result Reopen(Actor by, DateTime now)
    {
        if (Status is not (CaseStatus.Resolved or CaseStatus.Closed))
            return new CaseIsNotResolved();
        if (Band == AgeBand.Locked)
            return new KeptForComplaintsOnly();
        (Status, Outcome, ResolvedAt, Band) = (CaseStatus.Reopened, null, null, AgeBand.Free);
        Change(new CaseReopened(), by, now);
        return Result.Done;
    }

    /// <summary>Its time in a band has passed.</summary>
    public void Age(AgeBand band, DateTime now)
    {
        if (Band >= band)
            return;
        Band = band;
        Raise(new CaseAged(band), Actor.System, now);
    }

    private void Change(DomainEvent happened, Actor by, DateTime now)
    {
        ChangedAt = now;
        Raise(happened, by, now);
    }
}
