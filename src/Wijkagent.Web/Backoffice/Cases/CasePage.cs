using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Reports.Diary;

namespace Wijkagent.Web.Backoffice.Cases;

/// <summary>Something that was done on a case.</summary>
public sealed class ActionForm
{
    public CaseActionKind? What { get; set; }

    public string? Description { get; set; }

    /// <summary>On which day, as a date field sends it.</summary>
    public string? DoneOn { get; set; }
}

/// <summary>Something that still has to be done.</summary>
public sealed class TaskForm
{
    public string? Description { get; set; }

    /// <summary>Before the end of which day, as a date field sends it; empty when it has no hurry.</summary>
    public string? DueOn { get; set; }
}

/// <summary>What changes the state of a case, or goes to its reporters.</summary>
public sealed class CaseStepForm
{
    /// <summary>The version of the case that was on the screen.</summary>
    public int? Version { get; set; }

    /// <summary>When the page was made, ticks of UTC: what reporters wrote later was not on the screen.</summary>
    public long SeenUntil { get; set; }

    /// <summary>What everybody is told.</summary>
    public string? Message { get; set; }

    /// <summary>Who is waited for.</summary>
    public string? ForWhom { get; set; }

    /// <summary>What was reached.</summary>
    public string? Outcome { get; set; }

    /// <summary>The codes of the reports that the outcome does not fit.</summary>
    public IReadOnlyList<string>? LeftOut { get; set; }

    /// <summary>The moment of <see cref="SeenUntil"/>.</summary>
    public DateTime Seen => new(Math.Clamp(SeenUntil, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}

/// <summary>What the page of a case shows. The forms carry what was typed when one of them was refused.</summary>
public sealed class CasePage : VerbPage
{
    public required CaseFile Case { get; init; }

    public required IReadOnlyList<ReportOnCase> Reports { get; init; }

    /// <summary>The moments in the diaries of those reports, the newest first.</summary>
    public required IReadOnlyList<DiaryLine> Diary { get; init; }

    public required IReadOnlyList<TaskOnFile> Tasks { get; init; }

    /// <summary>Which colleagues opened it, newest first.</summary>
    public required IReadOnlyList<OpenedByColleague> Openings { get; init; }

    /// <summary>Until when it stands open to who reads it, UTC; null when it is theirs.</summary>
    public DateTime? OpenUntil { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>When it was begun to be read, UTC.</summary>
    public required DateTime ReadAt { get; init; }

    /// <summary>The day it is in the Netherlands.</summary>
    public required DateOnly Today { get; init; }

    public ActionForm Action { get; set; } = new();

    public TaskForm Task { get; set; } = new();

    public CaseStepForm Wait { get; set; } = new();

    public CaseStepForm Everybody { get; set; } = new();

    public CaseStepForm Resolution { get; set; } = new();

    /// <inheritdoc />
    public override bool Offers(string form) => form switch
    {
        nameof(Action) or nameof(Task) => !Case.IsDone,
        nameof(Everybody) or nameof(Resolution) => !Case.IsDone && !Case.IsAColleagues,
        nameof(Wait) => !Case.IsDone && Case.Status != CaseStatus.Waiting,
        _ => false,
    };

    /// <summary>Whether the officer said that the outcome does not fit this report.</summary>
    public bool IsLeftOut(ReportOnCase report) => Resolution.LeftOut?.Contains(report.Code) == true;

    /// <summary>How many reports on it are not shown; the outcome goes to them too.</summary>
    public int ReportsBeyond => Case.ReportsHere - Reports.Count;

    /// <inheritdoc />
    protected override string? Typed => OpenForm switch
    {
        nameof(Action) => Action.Description,
        nameof(Task) => Task.Description,
        nameof(Everybody) => Everybody.Message,
        nameof(Resolution) => Resolution.Outcome,
        nameof(Wait) => Wait.ForWhom,
        _ => null,
    };
}
