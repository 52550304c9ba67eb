using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases;

/// <summary>What was done on a case. Staff read it; reporters don't.</summary>
public sealed class CaseAction : IHoldsContent
{
    /// <summary>The longest description.</summary>
    public const int DescriptionLength = 3000;

    private CaseAction()
    {
    }

    internal CaseAction(CaseActionKind kind, string description, DateOnly on, Actor by, DateTime now) =>
        (Kind, Description, DoneOn, AuthorId, RecordedAt) = (kind, SealedText.Of(description), on, by.UserId, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case it was done on.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>What kind of thing was done.</summary>
    public CaseActionKind Kind { get; private set; }

    /// <summary>What was done, in words.</summary>
    public SealedText Description { get; private set; } = null!;

    /// <summary>On which day.</summary>
    public DateOnly DoneOn { get; private set; }

    /// <summary>The account of who wrote it down; the name is in <see cref="StaffName"/>.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => CaseId;
}

/// <summary>What still has to be done on a case.</summary>
public sealed class CaseTask : IHoldsContent
{
    /// <summary>The longest description.</summary>
    public const int DescriptionLength = 300;

    private CaseTask()
    {
    }

    internal CaseTask(string description, DateOnly? dueOn, DateTime now) =>
        (Description, DueOn, PlannedAt) = (SealedText.Of(description), dueOn, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case it belongs to.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>What has to be done.</summary>
    public SealedText Description { get; private set; } = null!;

    /// <summary>Before the end of which day; null when it has no hurry.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime PlannedAt { get; private set; }

    /// <summary>When it was done, UTC.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The account of who did it; the name is in <see cref="StaffName"/>.</summary>
    public Guid? FinishedById { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => CaseId;

    internal bool Finish(Actor by, DateTime now)
    {
        if (FinishedAt is not null)
            return false;
        (FinishedAt, FinishedById) = (now, by.UserId);
        return true;
    }
}
