using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Reports;

/// <summary>A reporter sent it.</summary>
/// <param name="Anonymous">Whether without contact details.</param>
public sealed record ReportSubmitted(bool Anonymous) : DomainEvent;

/// <summary>The reporter followed the link in the mail.</summary>
public sealed record ReportConfirmed : DomainEvent;

/// <summary>It came in and was set apart: something about how it was sent is suspicious.</summary>
public sealed record ReportSetApart : DomainEvent;

/// <summary>It was judged to be real, or the time to judge it passed.</summary>
public sealed record ReportReleased : DomainEvent;

/// <summary>It was judged to be abuse.</summary>
public sealed record ReportJudgedAbuse : DomainEvent;

/// <summary>It was not confirmed within the term.</summary>
public sealed record ReportExpired : DomainEvent;

/// <summary>An officer opened it for the first time.</summary>
public sealed record ReportTakenInReview : DomainEvent;

/// <summary>It was put on a case.</summary>
/// <param name="CaseNumber">Which.</param>
public sealed record ReportJoinedCase(string CaseNumber) : DomainEvent;

/// <summary>It was taken off a case.</summary>
/// <param name="CaseNumber">Which.</param>
public sealed record ReportLeftCase(string CaseNumber) : DomainEvent;

/// <summary>The officer asked the reporter something.</summary>
public sealed record ReporterAsked : DomainEvent;

/// <summary>The reporter answered.</summary>
public sealed record ReporterAnswered : DomainEvent;

/// <summary>The reporter added something.</summary>
public sealed record ReporterAdded : DomainEvent;

/// <summary>The reporter sent pictures, by themselves or with words.</summary>
/// <param name="Photos">How many.</param>
public sealed record ReporterShowed(int Photos) : DomainEvent;

/// <summary>The reporter made a part of a picture black; what was there is gone.</summary>
/// <param name="Photo">The number of the picture.</param>
public sealed record ReporterCovered(int Photo) : DomainEvent;

/// <summary>The reporter corrected what was told; what stood there is kept.</summary>
public sealed record ReporterCorrected : DomainEvent;

/// <summary>The reporter asked to be called, or gave another number or time.</summary>
public sealed record CallBackAsked : DomainEvent;

/// <summary>The officer called and spoke with the reporter.</summary>
public sealed record ReporterCalled : DomainEvent;

/// <summary>The officer called and did not reach the reporter.</summary>
public sealed record ReporterNotReached : DomainEvent;

/// <summary>The reporter said what to think of the answer.</summary>
/// <param name="Solved">Whether it is solved.</param>
/// <param name="Satisfaction">How satisfied, from 1 to 5.</param>
public sealed record ReportRated(Solved Solved, int Satisfaction) : DomainEvent;

/// <summary>The reporter told why.</summary>
public sealed record RatingExplained : DomainEvent;

/// <summary>The reporter had name, address and number removed.</summary>
public sealed record ReporterNameRemoved : DomainEvent;

/// <summary>The reporter was reminded of the question.</summary>
public sealed record ReporterReminded : DomainEvent;

/// <summary>The term to answer passed.</summary>
public sealed record AnswerTermPassed : DomainEvent;

/// <summary>The officer wrote to the reporter.</summary>
public sealed record ReporterTold : DomainEvent;

/// <summary>It was done, with an outcome.</summary>
public sealed record ReportResolved : DomainEvent;

/// <summary>Another body was asked to take it over.</summary>
public sealed record ReportReferred : DomainEvent;

/// <summary>It was not taken up.</summary>
public sealed record ReportDeclined : DomainEvent;

/// <summary>What was referred came back.</summary>
public sealed record ReportCameBack : DomainEvent;

/// <summary>The term to react passed.</summary>
public sealed record ReportClosed : DomainEvent;

/// <summary>It was taken up again.</summary>
public sealed record ReportReopened : DomainEvent;

/// <summary>The reporter took it back.</summary>
public sealed record ReportWithdrawn : DomainEvent;

/// <summary>It grew so old that less may be done with it.</summary>
/// <param name="Band">What may still be done.</param>
public sealed record ReportAged(AgeBand Band) : DomainEvent;

/// <summary>A coordinator opened it while it is locked, for a complaint or an audit.</summary>
public sealed record LockedReportOpened : DomainEvent;

/// <summary>The reporter lets it be shared with a partner.</summary>
/// <param name="Partner">With which, by name.</param>
public sealed record SharingConsented(string Partner) : DomainEvent;

/// <summary>The reporter lets it be shared with a partner no more.</summary>
/// <param name="Partner">With which, by name.</param>
public sealed record SharingWithdrawn(string Partner) : DomainEvent;

/// <summary>The reporter of an anonymous report said who it is.</summary>
public sealed record ReporterDisclosed : DomainEvent;

/// <summary>The address that was given later was proved to be the reporter's.</summary>
public sealed record ReporterAddressProved : DomainEvent;
