using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Cases;

/// <summary>An officer took up a problem.</summary>
public sealed record CaseOpened : DomainEvent;

/// <summary>Another officer goes on with it.</summary>
public sealed record CaseTakenOver : DomainEvent;

/// <summary>A colleague whose case it is not opened it.</summary>
public sealed record CaseOpenedByColleague : DomainEvent;

/// <summary>A report was put on it.</summary>
/// <param name="ReportCode">Which.</param>
public sealed record CaseTookReport(string ReportCode) : DomainEvent;

/// <summary>A report was taken off it.</summary>
/// <param name="ReportCode">Which.</param>
public sealed record CaseReleasedReport(string ReportCode) : DomainEvent;

/// <summary>Something was done.</summary>
/// <param name="Kind">What.</param>
public sealed record CaseActionRecorded(CaseActionKind Kind) : DomainEvent;

/// <summary>A task was written down.</summary>
public sealed record CaseTaskPlanned : DomainEvent;

/// <summary>A task was done.</summary>
public sealed record CaseTaskFinished : DomainEvent;

/// <summary>Everybody who told about it was written to.</summary>
public sealed record CaseReportersTold : DomainEvent;

/// <summary>It waits for somebody.</summary>
public sealed record CaseWaits : DomainEvent;

/// <summary>The wait is over.</summary>
public sealed record CaseWentOn : DomainEvent;

/// <summary>The problem is solved.</summary>
public sealed record CaseResolved : DomainEvent;

/// <summary>Nobody reacted within the term.</summary>
public sealed record CaseClosed : DomainEvent;

/// <summary>It was taken up again.</summary>
public sealed record CaseReopened : DomainEvent;

/// <summary>It grew so old that less may be done with it.</summary>
/// <param name="Band">What may still be done.</param>
public sealed record CaseAged(AgeBand Band) : DomainEvent;
