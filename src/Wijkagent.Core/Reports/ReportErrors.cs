using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports;

/// <summary>The step is not in the table of a report's life.</summary>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it was to go.</param>
public sealed record ReportCannotBecome(ReportStatus From, ReportStatus To) : ConflictError;

/// <summary>It is on a case already.</summary>
public sealed record ReportAlreadyOnCase : ConflictError;

/// <summary>It is on another case, or on none.</summary>
public sealed record ReportNotOnThisCase : ConflictError;

/// <summary>It was withdrawn, never confirmed, or not confirmed yet: nothing can be written to it.</summary>
public sealed record ReportHasEnded : ConflictError;

/// <summary>The days in which the reporter could say it is not solved are over.</summary>
public sealed record ReopenTermHasPassed : ConflictError;

/// <summary>The kind can't be told anonymously.</summary>
public sealed record KindNeedsContact() : InvalidError("Contact");
