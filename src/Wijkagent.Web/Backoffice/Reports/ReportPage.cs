using Wijkagent.Core.Cases;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Sharing;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>What an officer writes to a reporter: a question, a message, an outcome, a reason.</summary>
public sealed class AnswerForm
{
    /// <summary>The version of the report that was on the screen.</summary>
    public int? Version { get; set; }

    public string? Message { get; set; }

    /// <summary>The other body, when it is referred.</summary>
    public string? To { get; set; }
}

/// <summary>What an officer fills in to put a report on a case, or take it off.</summary>
public sealed class OnCaseForm
{
    /// <summary>The version of the report that was on the screen.</summary>
    public int? Version { get; set; }

    /// <summary>What the problem is, for a new case.</summary>
    public string? Title { get; set; }

    /// <summary>The code of the report that its reporter says it belongs with, to put both on a new case.</summary>
    public string? With { get; set; }

    /// <summary>The number of a case that is there.</summary>
    public string? Number { get; set; }
}

/// <summary>What the page of a report shows. The forms carry what was typed when one of them was refused.</summary>
public sealed class ReportPage : VerbPage
{
    public required ReportFile Report { get; init; }

    public required IReadOnlyList<ShownAttachment> Photos { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public required IReadOnlyList<CaseProposal> Proposals { get; init; }

    /// <summary>What the reporter says that it belongs with; null when nothing.</summary>
    public SaidTogether? Said { get; init; }

    /// <summary>What the reporter corrected, oldest first.</summary>
    public required IReadOnlyList<CorrectionOnFile> Corrections { get; init; }

    /// <summary>With whom the reporter lets it be shared, and let it be before, newest first.</summary>
    public required IReadOnlyList<ConsentOnFile> Consents { get; init; }

    /// <summary>What the reporter thought of each answer, newest first.</summary>
    public required IReadOnlyList<RatingOnFile> Ratings { get; init; }

    /// <summary>The moments in its diary, the newest first.</summary>
    public required IReadOnlyList<DiaryLine> Diary { get; init; }

    /// <summary>The call that the reporter asked for and is still to be made.</summary>
    public required CallOnFile? CallBack { get; init; }

    /// <summary>Who opened it while it is locked, newest first.</summary>
    public required IReadOnlyList<OpenedByColleague> Openings { get; init; }

    /// <summary>Whether the reporter had the name removed.</summary>
    public bool IsNameRemoved => Timeline.Any(e => e.WordsKey == $"Event.{nameof(ReporterNameRemoved)}");

    public AnswerForm Question { get; set; } = new();

    public AnswerForm Telling { get; set; } = new();

    public AnswerForm Outcome { get; set; } = new();

    public AnswerForm Referral { get; set; } = new();

    public AnswerForm Refusal { get; set; } = new();

    public AnswerForm Reopening { get; set; } = new();

    public DiaryExportForm DiaryExport { get; set; } = new();

    public OnCaseForm NewCase { get; set; } = new();

    public OnCaseForm KnownCase { get; set; } = new();

    /// <inheritdoc />
    public override bool Offers(string form) => form switch
    {
        nameof(Question) => Report.CanTell && Report.CanAsk,
        nameof(Telling) => Report.CanTell,
        nameof(Outcome) => Report.Can(ReportStatus.Resolved),
        nameof(Referral) => Report.Can(ReportStatus.Referred),
        nameof(Refusal) => Report.Can(ReportStatus.Declined),
        nameof(Reopening) => Report.Can(ReportStatus.Reopened),
        nameof(DiaryExport) => Diary.Count > 0 && !Report.IsAColleagues,
        nameof(NewCase) or nameof(KnownCase) => Report.CaseNumber is null && Report.Can(ReportStatus.InProgress),
        _ => false,
    };

    /// <inheritdoc />
    protected override string? Typed => OpenForm switch
    {
        nameof(Question) => Question.Message,
        nameof(Telling) => Telling.Message,
        nameof(Outcome) => Outcome.Message,
        nameof(Referral) => Referral.Message,
        nameof(Refusal) => Refusal.Message,
        nameof(Reopening) => Reopening.Message,
        nameof(DiaryExport) => DiaryExport.Why,
        nameof(NewCase) => NewCase.Title,
        _ => null,
    };
}

/// <summary>How one form on the page of a report looks.</summary>
/// <param name="Name">Its name in words and in the page.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Version">The version of the report on the screen.</param>
/// <param name="IsOpen">Whether it stands open.</param>
/// <param name="AnswerDays">How many working days the reporter has to answer a question.</param>
/// <param name="WithBody">Whether it asks for another body.</param>
public sealed record AnswerLook(string Name, string Action, int Version, bool IsOpen, int AnswerDays, bool WithBody = false)
{
    /// <summary>What to know of it: who can't be mailed is not reminded.</summary>
    public string Hint { get; init; } = $"{Name}.Hint";
}
