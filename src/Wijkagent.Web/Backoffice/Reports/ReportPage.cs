using Wijkagent.Core.Cases;
using Wijkagent.Core.Reports;

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

    /// <summary>The number of a case that is there.</summary>
    public string? Number { get; set; }
}

/// <summary>What the page of a report shows. The forms carry what was typed when one of them was refused.</summary>
public sealed class ReportPage
{
    public required ReportFile Report { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public required IReadOnlyList<CaseProposal> Proposals { get; init; }

    /// <summary>What was just done, to confirm it; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>Why the last thing could not be done.</summary>
    public string? Problem { get; set; }

    /// <summary>The form that stays open, by name.</summary>
    public string? OpenForm { get; set; }

    public AnswerForm Question { get; set; } = new();

    public AnswerForm Telling { get; set; } = new();

    public AnswerForm Outcome { get; set; } = new();

    public AnswerForm Referral { get; set; } = new();

    public AnswerForm Refusal { get; set; } = new();

    public AnswerForm Reopening { get; set; } = new();

    public OnCaseForm NewCase { get; set; } = new();

    public OnCaseForm KnownCase { get; set; } = new();
}

/// <summary>How one form on the page of a report looks.</summary>
/// <param name="Name">Its name in words and in the page.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Version">The version of the report on the screen.</param>
/// <param name="IsOpen">Whether it stands open.</param>
/// <param name="WithBody">Whether it asks for another body.</param>
public sealed record AnswerLook(string Name, string Action, int Version, bool IsOpen, bool WithBody = false);
