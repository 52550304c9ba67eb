using System.Text.Json.Serialization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Sharing;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Core.Reports.Following;

/// <summary>A report as its reporter reads it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Sensitive">Whether it is of a sensitive kind: nothing of it goes in titles.</param>
/// <param name="Status">Where it is.</param>
/// <param name="DueAt">The end of the term that runs, UTC.</param>
/// <param name="TermIsOver">Whether that moment has passed: then it is no promise any more.</param>
/// <param name="ReferredTo">Who took it over.</param>
/// <param name="Neighbourhood">Where it is.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Text">What was told.</param>
/// <param name="Details">What was answered to the kind's own questions.</param>
/// <param name="HappenedOn">The day.</param>
/// <param name="HappenedAt">The local time.</param>
/// <param name="GoingOn">Whether it was going on.</param>
/// <param name="Frequency">How often.</param>
/// <param name="SubmittedAt">When it was sent, UTC.</param>
/// <param name="Anonymous">Whether without contact details.</param>
/// <param name="CanAdd">Whether the reporter can add something, or answer.</param>
/// <param name="CorrectUntil">Until when (UTC) the reporter can correct it; null when that can't be done now.</param>
/// <param name="Earlier">What stood in it before it was corrected, oldest first.</param>
/// <param name="CallBackBy">Before when (UTC) the officer calls; null when that was not asked.</param>
/// <param name="CanRate">Whether the reporter can say what to think of the answer.</param>
/// <param name="Rating">What the reporter thought of the present answer; null when that was not said.</param>
/// <param name="AnonymousAllowed">Whether its kind can be told without a name.</param>
/// <param name="Regime">The law it falls under.</param>
/// <param name="RetentionMonths">How long its kind is kept, as that law counts.</param>
/// <param name="ReopenUntil">Until when (UTC) the reporter can say that it is not solved; null when that can't be said now.</param>
/// <param name="Timeline">What happened, oldest first.</param>
public sealed record FollowedReport(
    string Code,
    LocalizedText Kind,
    bool Sensitive,
    ReportStatus Status,
    DateTime? DueAt,
    bool TermIsOver,
    string? ReferredTo,
    string Neighbourhood,
    string Place,
    string Text,
    IReadOnlyList<ToldDetail> Details,
    DateOnly? HappenedOn,
    TimeOnly? HappenedAt,
    bool GoingOn,
    Frequency Frequency,
    DateTime SubmittedAt,
    bool Anonymous,
    bool CanAdd,
    DateTime? CorrectUntil,
    IReadOnlyList<EarlierText> Earlier,
    DateTime? CallBackBy,
    bool CanRate,
    FollowedRating? Rating,
    bool AnonymousAllowed,
    LegalRegime Regime,
    int RetentionMonths,
    DateTime? ReopenUntil,
    IReadOnlyList<FollowedMoment> Timeline)
{
    /// <summary>Until what local time.</summary>
    public TimeOnly? HappenedUntil { get; init; }

    /// <summary>On which day it began, of what happens more than once.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>On which days and at what times it mostly is, as the reporter told.</summary>
    public string? UsualTimes { get; init; }

    /// <summary>What the reporter has to do with it; null when that was not asked.</summary>
    public ReporterRole? Role { get; init; }

    /// <summary>For whom it was told, in words; null when for nobody else.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Whether that person knows it; null when there is none.</summary>
    public bool? OtherKnows { get; init; }

    /// <summary>How the reporter lives; null when that was not asked.</summary>
    public Tenure? Tenure { get; init; }

    /// <summary>From whom the reporter rents; null when not told.</summary>
    public string? Landlord { get; init; }

    /// <summary>With whom the reporter lets it be shared, and let it be before, the newest first.</summary>
    public IReadOnlyList<ConsentOnFile> Consents { get; init; } = [];

    /// <summary>Whether an address was given to which nothing is mailed, for it was not proved to be the reporter's.</summary>
    public bool AddressWaits { get; init; }

    /// <summary>How often there is mail about it; null when there is none.</summary>
    public NewsRhythm? MailRhythm { get; init; }

    /// <summary>The moments in its diary, the newest first.</summary>
    public IReadOnlyList<DiaryLine> Diary { get; init; } = [];

    /// <summary>For how many days after a moment was added it can be corrected or taken back.</summary>
    [JsonIgnore]
    public int CorrectDays { get; init; }

    /// <summary>Until when (UTC) a moment can be corrected or taken back; null when that can't be done now.</summary>
    /// <param name="line">The moment.</param>
    /// <param name="now">The moment at which it is asked, UTC.</param>
    public DateTime? CanChangeUntil(DiaryLine line, DateTime now) =>
        line.Stands && ReportLifecycle.Open.Contains(Status) && Report.CorrectUntil(line.AddedAt, CorrectDays) is var until && until > now ? until : null;

    /// <summary>Who opened it again, empty for the reporter; null when it was not, or is worked on since.</summary>
    public string? Reopener => Status == ReportStatus.Reopened ? Timeline.LastOrDefault(m => m.What == nameof(MessageKind.Reopening))?.By : null;

    /// <summary>The question that is open; null when none is.</summary>
    public FollowedMoment? Question =>
        Status == ReportStatus.AwaitingReporter ? Timeline.LastOrDefault(m => m.What == nameof(MessageKind.Question)) : null;

    /// <summary>Whether there is a name to be removed.</summary>
    public bool CanRemoveName => !Anonymous && Status is not (ReportStatus.Unconfirmed or ReportStatus.Expired);

    /// <summary>Whether its kind is one that reporters may let be shared.</summary>
    [JsonIgnore]
    public bool IsSharable { get; init; }

    /// <summary>Whether the reporter can say with whom it may be shared.</summary>
    public bool CanShare => Status is not (ReportStatus.Unconfirmed or ReportStatus.Expired) && (IsSharable || Consents.Count > 0);

    /// <summary>Whether the reporter can say who it is.</summary>
    public bool CanDisclose => Anonymous && CanAdd;

    /// <summary>Whether the reporter can ask to be called.</summary>
    public bool CanAskCallBack => ReportLifecycle.Open.Contains(Status);

    /// <summary>Whether the reporter can take it back.</summary>
    public bool CanWithdraw => ReportLifecycle.Allows(Status, ReportStatus.Withdrawn);
}

/// <summary>What a reporter thought of an answer.</summary>
/// <param name="Solved">Whether it is solved.</param>
/// <param name="Satisfaction">How satisfied, from 1 to <see cref="ReportRating.MostSatisfied"/>.</param>
/// <param name="Text">Why, when told.</param>
public sealed record FollowedRating(Solved Solved, int Satisfaction, string? Text);

/// <summary>What stood in a report before it was corrected.</summary>
/// <param name="CorrectedAt">When it was corrected, UTC.</param>
/// <param name="Text">What was told before.</param>
/// <param name="Place">Where, in words, before.</param>
public sealed record EarlierText(DateTime CorrectedAt, string Text, string Place)
{
    /// <summary>Whether the text was corrected then.</summary>
    [JsonIgnore]
    public bool ChangedText { get; init; }

    /// <summary>Whether the place in words was corrected then.</summary>
    [JsonIgnore]
    public bool ChangedPlace { get; init; }
}

/// <summary>Something that happened, as it is told to the reporter.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">The name of an event or a kind of message.</param>
/// <param name="Text">What was written; null when nothing was.</param>
/// <param name="By">Who wrote it; empty for the reporter.</param>
public sealed record FollowedMoment(DateTime At, string What, string? Text, string By);
