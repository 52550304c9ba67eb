using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports;

/// <summary>How often it happened.</summary>
public enum Frequency
{
    /// <summary>One time.</summary>
    Once,

    /// <summary>More than once.</summary>
    SeveralTimes,

    /// <summary>Every day or night.</summary>
    Daily,

    /// <summary>All the time.</summary>
    Constantly,
}

/// <summary>
/// What one reporter told once. What was told is never lost: what is added stands beside it, and so does what its reporter
/// corrected. Its state changes by the methods of its life (<c>Report.Life.cs</c>) and by nothing else, and each change
/// raises an event.
/// </summary>
public sealed partial class Report : Entity, IHoldsContent, IFoundByWords
{
    /// <summary>The longest account of what happened.</summary>
    public const int TextLength = 3000;

    /// <summary>The longest description of the place in words.</summary>
    public const int PlaceLength = 300;

    /// <summary>The longest words about the days and times at which it mostly is.</summary>
    public const int UsualTimesLength = 300;

    /// <summary>The length of the code people see: <c>WA-2026-7K3MQ9</c>.</summary>
    public const int CodeLength = 14;

    /// <summary>The longest name of another body that takes it over.</summary>
    public const int ReferredToLength = 150;

    /// <summary>How many days a guest has to follow the link in the mail.</summary>
    public const int ConfirmationDays = 14;

    private readonly List<ReportMessage> messages = [];
    private readonly List<ReportCorrection> corrections = [];
    private readonly List<ReportCallBack> callBacks = [];
    private readonly List<ReportRating> ratings = [];

    private Report()
    {
    }

    /// <summary>The public code; says nothing and is no secret. Unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Keyed hash of the secret that opens the report.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>The draft it came from, unique: what is sent twice is stored once.</summary>
    public Guid SubmissionKey { get; private set; }

    /// <summary>What kind of report it is.</summary>
    public Guid KindId { get; private set; }

    /// <summary>What kind of report it is.</summary>
    public ReportKind Kind { get; private set; } = null!;

    /// <summary>Where it is in its life.</summary>
    public ReportStatus Status { get; private set; }

    /// <summary>Where it happened.</summary>
    public Guid NeighbourhoodId { get; private set; }

    /// <summary>Where it happened.</summary>
    public Neighbourhood Neighbourhood { get; private set; } = null!;

    /// <summary>Where exactly, as <see cref="PointText"/> writes it; null when the place was told in words alone.</summary>
    public SealedText? Point { get; private set; }

    /// <summary>
    /// How the street runs in which it is everywhere, as <see cref="StreetLine.Text"/> writes it; null when it is no street, and
    /// for sensitive kinds.
    /// </summary>
    public SealedText? Line { get; private set; }

    /// <summary>
    /// About where, to a hundred metres, to look for what is near: longitude, WGS84, degrees. Null when there is no point,
    /// and for sensitive kinds.
    /// </summary>
    public double? NearLongitude { get; private set; }

    /// <summary>About where, to a hundred metres: latitude, WGS84, degrees.</summary>
    public double? NearLatitude { get; private set; }

    /// <summary>The place in words, as last corrected.</summary>
    public SealedText PlaceText { get; private set; } = null!;

    /// <summary>What happened, in the reporter's words, as last corrected.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>What was answered to the kind's own questions, with the questions, as <see cref="DetailText"/> writes it; null when nothing was.</summary>
    public SealedText? Details { get; private set; }

    /// <summary>On which day; null when it is going on or the reporter does not know.</summary>
    public DateOnly? HappenedOn { get; private set; }

    /// <summary>At what time, local; null when not told.</summary>
    public TimeOnly? HappenedAt { get; private set; }

    /// <summary>Until what time, local; earlier than the beginning is on the next day. Null when not told.</summary>
    public TimeOnly? HappenedUntil { get; private set; }

    /// <summary>On which day it began, of what happens more than once; null when not told.</summary>
    public DateOnly? BegunOn { get; private set; }

    /// <summary>On which days and at what times it mostly is, in the reporter's words; null when not told.</summary>
    public SealedText? UsualTimes { get; private set; }

    /// <summary>Whether it was going on when it was told.</summary>
    public bool GoingOn { get; private set; }

    /// <summary>How often.</summary>
    public Frequency Frequency { get; private set; }

    /// <summary>The language it was told in, «nl» or «en»: answers and mails follow it.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>How to reach the reporter; null for who stays anonymous.</summary>
    public ReporterContact? Contact { get; private set; }

    /// <summary>
    /// The earlier report that the reporter says it belongs with: one that stood for a problem on the page «others told this
    /// too». It may be gone since.
    /// </summary>
    public Guid? ToldWith { get; private set; }

    /// <summary>The case it is on.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The case it is on.</summary>
    public Case? Case { get; private set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it came in, UTC; null while unconfirmed.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>
    /// The end of the term that runs now, UTC: to confirm, to hear from the officer for the first time or again, to answer
    /// a question, or to react to the outcome. Null when no term runs.
    /// </summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it was resolved, referred, declined or withdrawn, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What was suspicious about how it was sent; nothing any more once that was judged, or it ended.</summary>
    public ReportSigns Signs { get; private set; }

    /// <summary>When it goes to the officer by itself, UTC, where nobody judged it before; null when it is not set apart.</summary>
    public DateTime? ApartUntil { get; private set; }

    /// <summary>How far it may still be used; the night job moves it on.</summary>
    public AgeBand Band { get; private set; }

    /// <summary>Who took it over, when it was referred.</summary>
    public SealedText? ReferredTo { get; private set; }

    /// <summary>When the reporter last wrote something that nobody of the desk has written back to, UTC.</summary>
    public DateTime? ReporterWroteAt { get; private set; }

    /// <summary>Where it came from when a question was asked.</summary>
    public ReportStatus? StatusBeforeQuestion { get; private set; }

    /// <summary>How many working days the officer still had when a question was asked; at least one.</summary>
    public int? WorkingDaysLeft { get; private set; }

    /// <summary>When the reporter is to be reminded of a question, UTC; null when there is none, it was done, or nobody can be mailed.</summary>
    public DateTime? RemindAt { get; private set; }

    /// <summary>What reporter and officer wrote to each other.</summary>
    public IReadOnlyCollection<ReportMessage> Messages => messages;

    /// <summary>What stood here before its reporter corrected it.</summary>
    public IReadOnlyCollection<ReportCorrection> Corrections => corrections;

    /// <summary>When its reporter said what to think of the answer, UTC; null before that, and again once it was taken up anew.</summary>
    public DateTime? RatedAt { get; private set; }

    /// <summary>What its reporter thought of each answer.</summary>
    public IReadOnlyCollection<ReportRating> Ratings => ratings;

    /// <summary>That its reporter asked to be called.</summary>
    public IReadOnlyCollection<ReportCallBack> CallBacks => callBacks;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    string? IFoundByWords.TextToFind => Kind.Sensitive ? null : $"{Text} {PlaceText} {DetailText.WordsOf(Details)}";
}
