namespace Wijkagent.Core.Cases;

/// <summary>Open a case with a report on it.</summary>
/// <param name="ReportCode">The report.</param>
/// <param name="ReportVersion">The version of it that was on the screen.</param>
/// <param name="Title">What the problem is, in a few words.</param>
public sealed record StartCase(string ReportCode, int ReportVersion, string? Title)
{
    /// <summary>The report that its reporter says it belongs with, to put on the case as well; null for none.</summary>
    public string? With { get; init; }
}

/// <summary>Put a report on a case that is there.</summary>
/// <param name="ReportCode">The report.</param>
/// <param name="ReportVersion">The version of it that was on the screen.</param>
/// <param name="Number">The case, as it was chosen or typed.</param>
public sealed record JoinCase(string ReportCode, int ReportVersion, string? Number);

/// <summary>Take a report off its case.</summary>
/// <param name="ReportCode">The report.</param>
/// <param name="ReportVersion">The version of it that was on the screen.</param>
public sealed record LeaveCase(string ReportCode, int ReportVersion);

/// <summary>Write down what was done.</summary>
/// <param name="Number">The case.</param>
/// <param name="What">What kind of thing.</param>
/// <param name="Description">What, in words.</param>
/// <param name="DoneOn">On which day.</param>
public sealed record RecordAction(string Number, CaseActionKind? What, string? Description, DateOnly? DoneOn);

/// <summary>Write down what still has to be done.</summary>
/// <param name="Number">The case.</param>
/// <param name="Description">What.</param>
/// <param name="DueOn">Before the end of which day; null when it has no hurry.</param>
public sealed record PlanTask(string Number, string? Description, DateOnly? DueOn);

/// <summary>Wait for somebody.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="ForWhom">For whom.</param>
public sealed record WaitForSomebody(string Number, int Version, string? ForWhom);

/// <summary>Write to everybody who told about it.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Message">What is told.</param>
/// <param name="SeenUntil">When the page was made, UTC: what a reporter wrote later was not read.</param>
public sealed record TellEverybody(string Number, int Version, string? Message, DateTime SeenUntil);

/// <summary>The problem is solved.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">The version that was on the screen.</param>
/// <param name="Outcome">What was reached, as the reporters read it.</param>
/// <param name="LeftOut">The codes of the reports that it does not fit; all others are answered with it.</param>
/// <param name="SeenUntil">When the page was made, UTC: what a reporter wrote later was not read.</param>
public sealed record ResolveCase(string Number, int Version, string? Outcome, IReadOnlyCollection<string> LeftOut, DateTime SeenUntil);
