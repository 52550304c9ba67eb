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

/// <summary>Its reporter took it back in between: what the officer wrote was not sent.</summary>
public sealed record ReportWasWithdrawn : ConflictError;

/// <summary>The officer answered it in between: it can't be taken back any more.</summary>
public sealed record AnsweredMeanwhile : ConflictError;

/// <summary>It was answered so long ago that nothing can be added to it.</summary>
public sealed record AddTermHasPassed : ConflictError;

/// <summary>The days in which the reporter could correct it are over, or it was answered.</summary>
public sealed record CorrectTermHasPassed : ConflictError;

/// <summary>It is not worked on: no officer calls about it.</summary>
public sealed record NobodyCallsNow : ConflictError;

/// <summary>Nobody asked to be called, or the officer did so already.</summary>
public sealed record NoCallBackAsked : ConflictError;

/// <summary>It was not answered, so there is nothing to say of the answer; or the two questions come first.</summary>
public sealed record NothingToRate : ConflictError;

/// <summary>The reporter said already what to think of the answer.</summary>
public sealed record RatedAlready : ConflictError;

/// <summary>The days in which the reporter could say what to think of the answer are over.</summary>
public sealed record RateTermHasPassed : ConflictError;

/// <summary>Its address was not confirmed: it is in no inbox, and goes by itself.</summary>
public sealed record NotConfirmedYet : ConflictError;

/// <summary>Its reporter is known already.</summary>
public sealed record NameIsKnown : ConflictError;

/// <summary>The name can't be removed by a button now: it is held for a reason that is not the reporter's to know.</summary>
public sealed record NameIsHeld : ConflictError;

/// <summary>What came with it has to be kept as it is: nothing of a picture is made black.</summary>
public sealed record PhotoIsHeld : ConflictError;

/// <summary>The days in which the reporter could say it is not solved are over.</summary>
public sealed record ReopenTermHasPassed : ConflictError;

/// <summary>It does not wait to be judged any more: somebody did so, its time passed, or its reporter took it back.</summary>
public sealed record NotSetApart : ConflictError;

/// <summary>The kind can't be told anonymously.</summary>
public sealed record KindNeedsContact() : InvalidError("Contact");

/// <summary>The report only stands open to this person, with the case of a colleague: what decides about it and what goes to its reporter is for whose it is.</summary>
public sealed record ReportIsAColleagues : ForbiddenError;
