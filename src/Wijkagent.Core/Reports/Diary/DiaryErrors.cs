using Wijkagent.Core.Common;

namespace Wijkagent.Core.Reports.Diary;

/// <summary>As many moments were added today as can be on one day.</summary>
public sealed record DiaryFullToday() : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [DiaryMoment.MostADay];
}

/// <summary>The diary has as many moments as it can have.</summary>
public sealed record DiaryFull() : InvalidError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [DiaryMoment.Most];
}

/// <summary>The diary has as many pictures as it can have.</summary>
public sealed record DiaryPhotosFull() : InvalidError(Media.FileRefused.ErrorField)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [DiaryMoment.MostPhotos];
}

/// <summary>A moment has one picture.</summary>
public sealed record OnePhotoOnly() : InvalidError(Media.FileRefused.ErrorField);

/// <summary>The hours and minutes are no time that something takes, or longer than a day.</summary>
public sealed record NotADuration() : InvalidError("Lasting");

/// <summary>The moment lies back too far.</summary>
public sealed record MomentTooLongAgo() : InvalidError(nameof(Drafting.TellWhat.HappenedOn))
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [DiaryMoment.MonthsBack];
}

/// <summary>This form was sent before with other words: whether it is another moment is the reporter's to say.</summary>
public sealed record FormWasSent() : InvalidError;

/// <summary>The form came without the key that tells one sending from another.</summary>
public sealed record SendingKeyMissing() : InvalidError;

/// <summary>The days in which this moment could be corrected or taken back are over, or the report was answered.</summary>
public sealed record MomentTermHasPassed : ConflictError;

/// <summary>The moment was taken back.</summary>
public sealed record MomentWasTakenBack : ConflictError;

/// <summary>There is nothing in the diary that could be taken out.</summary>
public sealed record DiaryIsEmpty : ConflictError;
