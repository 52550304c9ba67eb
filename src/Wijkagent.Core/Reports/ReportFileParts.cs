using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>How to reach a reporter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="EmailIsVerified">Whether it was proved to be the reporter's: only then mail is sent.</param>
/// <param name="Phone">The phone number.</param>
public sealed record ContactOnFile(SealedText? Name, SealedText? Email, bool EmailIsVerified, SealedText? Phone);

/// <summary>A message between reporter and officer.</summary>
/// <param name="ReportCode">About which report.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What was written.</param>
/// <param name="FromStaff">By the officer's side.</param>
/// <param name="AuthorName">By whom; empty for the reporter.</param>
/// <param name="SentAt">When, UTC.</param>
public sealed record MessageOnFile(string ReportCode, MessageKind Kind, SealedText Text, bool FromStaff, string AuthorName, DateTime SentAt);

/// <summary>A correction by the reporter, with what it made of what stood there.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="TextBefore">What was told before.</param>
/// <param name="Text">What was told from then on.</param>
/// <param name="PlaceBefore">Where, in words, before.</param>
/// <param name="Place">Where, in words, from then on.</param>
public sealed record CorrectionOnFile(DateTime At, string TextBefore, string Text, string PlaceBefore, string Place)
{
    /// <summary>Whether the text was corrected.</summary>
    public bool ChangedText => TextBefore != Text;

    /// <summary>Whether the place in words was corrected.</summary>
    public bool ChangedPlace => PlaceBefore != Place;
}

/// <summary>A call that the reporter asked for.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Moment">When the reporter likes to be called.</param>
/// <param name="DueAt">Before when the officer calls, UTC.</param>
public sealed record CallOnFile(SealedText? Phone, CallMoment Moment, DateTime DueAt);

/// <summary>What the reporter thought of an answer.</summary>
/// <param name="At">When that was said, UTC.</param>
/// <param name="Solved">Whether it is solved.</param>
/// <param name="Satisfaction">How satisfied, from 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
/// <param name="Text">Why, when told.</param>
public sealed record RatingOnFile(DateTime At, Solved Solved, int Satisfaction, SealedText? Text);
