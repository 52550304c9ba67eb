using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>How bad a moment was, as its reporter says.</summary>
public enum HowBad
{
    /// <summary>Some nuisance.</summary>
    Some,

    /// <summary>Much nuisance.</summary>
    Much,

    /// <summary>Not to be borne.</summary>
    Extreme,
}

/// <summary>What a reporter tells of one moment, checked and complete.</summary>
/// <param name="On">On which day.</param>
/// <param name="At">At what time it began, local.</param>
/// <param name="Minutes">How long it took; null when not told.</param>
/// <param name="HowBad">How bad it was.</param>
/// <param name="Text">What happened.</param>
public sealed record ToldMoment(DateOnly On, TimeOnly At, int? Minutes, HowBad HowBad, string Text);

/// <summary>
/// A moment in the diary that a reporter keeps with a report: once more of what was told. What was corrected is kept beside
/// it, and what was taken back stays to be read as such. It changes by the methods of the report alone.
/// </summary>
public sealed class DiaryMoment : IHoldsContent
{
    /// <summary>The longest account of what happened.</summary>
    public const int TextLength = 1000;

    /// <summary>The longest that one lasts, minutes: what goes on for longer is told again the next day.</summary>
    public const int MostMinutes = 24 * 60;

    /// <summary>How many can be added to a report on one day.</summary>
    public const int MostADay = 24;

    /// <summary>How many a report can have in all.</summary>
    public const int Most = 400;

    /// <summary>How many pictures the diary of a report can have in all; a moment has one at most.</summary>
    public const int MostPhotos = 50;

    /// <summary>How many months a moment may lie back when it is added.</summary>
    public const int MonthsBack = 12;

    private readonly List<DiaryMomentBefore> earlier = [];

    private DiaryMoment()
    {
    }

    internal DiaryMoment(ToldMoment told, int number, Guid sendingKey, DateTime now)
    {
        (Number, SendingKey, AddedAt) = (number, sendingKey, now);
        Tell(told);
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report whose diary it is in.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>Which of the moments of the report it is, from 1, in the order in which they were added.</summary>
    public int Number { get; private set; }

    /// <summary>Made where it was filled in: what is sent twice with it is kept once.</summary>
    public Guid SendingKey { get; private set; }

    /// <summary>On which day.</summary>
    public DateOnly HappenedOn { get; private set; }

    /// <summary>At what time it began, local.</summary>
    public TimeOnly HappenedAt { get; private set; }

    /// <summary>How long it took; null when not told.</summary>
    public int? Minutes { get; private set; }

    /// <summary>How bad it was.</summary>
    public HowBad HowBad { get; private set; }

    /// <summary>What happened, in the reporter's words, as last corrected.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>When it was last corrected, UTC.</summary>
    public DateTime? CorrectedAt { get; private set; }

    /// <summary>When its reporter took it back, UTC; then it counts for nothing any more.</summary>
    public DateTime? TakenBackAt { get; private set; }

    /// <summary>What stood in it before it was corrected.</summary>
    public IReadOnlyCollection<DiaryMomentBefore> Earlier => earlier;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;

    /// <summary>Whether this is what it says. Its text has to be opened.</summary>
    public bool Says(ToldMoment told) =>
        (HappenedOn, HappenedAt, Minutes, HowBad, Text.Value) == (told.On, told.At, told.Minutes, told.HowBad, told.Text);

    internal void Correct(ToldMoment told, DateTime now)
    {
        earlier.Add(new DiaryMomentBefore(this, now));
        CorrectedAt = now;
        Tell(told);
    }

    internal void TakeBack(DateTime now) => TakenBackAt = now;

    private void Tell(ToldMoment told) =>
        (HappenedOn, HappenedAt, Minutes, HowBad, Text) = (told.On, told.At, told.Minutes, told.HowBad, SealedText.Of(told.Text));
}

/// <summary>What a moment of a diary said before its reporter corrected it; never changed.</summary>
public sealed class DiaryMomentBefore : IHoldsContent
{
    private DiaryMomentBefore()
    {
    }

    internal DiaryMomentBefore(DiaryMoment moment, DateTime now)
    {
        (ReportId, HappenedOn, HappenedAt) = (moment.ReportId, moment.HappenedOn, moment.HappenedAt);
        (Minutes, HowBad, Text, CorrectedAt) = (moment.Minutes, moment.HowBad, SealedText.Of(moment.Text), now);
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The moment that was corrected.</summary>
    public Guid MomentId { get; private set; }

    /// <summary>The report whose diary it is in.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>On which day, before.</summary>
    public DateOnly HappenedOn { get; private set; }

    /// <summary>At what time, before.</summary>
    public TimeOnly HappenedAt { get; private set; }

    /// <summary>How long, before.</summary>
    public int? Minutes { get; private set; }

    /// <summary>How bad, before.</summary>
    public HowBad HowBad { get; private set; }

    /// <summary>What happened, before.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>When it was corrected, UTC.</summary>
    public DateTime CorrectedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;
}
