using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>The reporter added a moment to the diary.</summary>
/// <param name="Number">Which.</param>
public sealed record DiaryMomentAdded(int Number) : DomainEvent;

/// <summary>The reporter corrected a moment; what stood there is kept.</summary>
/// <param name="Number">Which.</param>
public sealed record DiaryMomentCorrected(int Number) : DomainEvent;

/// <summary>The reporter took a moment back.</summary>
/// <param name="Number">Which.</param>
public sealed record DiaryMomentTakenBack(int Number) : DomainEvent;

/// <summary>An officer read what was new in the diary.</summary>
public sealed record DiaryRead : DomainEvent;

/// <summary>Which events the diary shows by itself.</summary>
public static class DiaryEvents
{
    /// <summary>Their names: a timeline with one line for each moment would show little else.</summary>
    public static IReadOnlyList<string> ShownByDiary { get; } = [nameof(DiaryMomentAdded), nameof(DiaryMomentCorrected), nameof(DiaryMomentTakenBack)];
}
