using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>What a message between reporter and officer is.</summary>
public enum MessageKind
{
    /// <summary>The officer tells something.</summary>
    Message,

    /// <summary>The officer asks something.</summary>
    Question,

    /// <summary>The reporter answers the question.</summary>
    Answer,

    /// <summary>The reporter adds something.</summary>
    Addition,

    /// <summary>What was done, to whom it was referred, or why it was not taken up.</summary>
    Outcome,

    /// <summary>Why it is not solved.</summary>
    Reopening,
}

/// <summary>Something that reporter and officer wrote to each other. Both can read it; it is never changed.</summary>
public sealed class ReportMessage : IHoldsContent
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 3000;

    private ReportMessage()
    {
    }

    internal ReportMessage(MessageKind kind, string text, Actor by, DateTime now) =>
        (Kind, Text, FromStaff, AuthorId, SentAt) = (kind, SealedText.Of(text), by.Kind == ActorKind.Staff, by.Kind == ActorKind.Staff ? by.UserId : null, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report it is about.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; private set; }

    /// <summary>The text as it was written.</summary>
    public SealedText Text { get; private set; } = null!;

    /// <summary>Whether the officer's side wrote it.</summary>
    public bool FromStaff { get; private set; }

    /// <summary>The account of who wrote it, whose name (<see cref="StaffName"/>) the reporter reads; null for the reporter's own.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime SentAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;
}
