using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>Whether it is solved, as its reporter sees it.</summary>
public enum Solved
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>Not all of it.</summary>
    Partly,

    /// <summary>It is not.</summary>
    No,
}

/// <summary>What a reporter thinks of how a report was answered: two answers, and words for who has some.</summary>
public sealed class ReportRating : IHoldsContent
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 1000;

    /// <summary>The best that can be said of how somebody was helped; the worst is 1.</summary>
    public const int MostSatisfied = 5;

    private ReportRating()
    {
    }

    internal ReportRating(Solved solved, int satisfaction, DateTime now) => (Solved, Satisfaction, RatedAt) = (solved, satisfaction, now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report it is about.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>Whether it is solved.</summary>
    public Solved Solved { get; private set; }

    /// <summary>How satisfied with how the reporter was helped, from 1 to <see cref="MostSatisfied"/>.</summary>
    public int Satisfaction { get; private set; }

    /// <summary>In the reporter's words; null for none.</summary>
    public SealedText? Text { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime RatedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;

    internal void Explain(string text) => Text = SealedText.Of(text);
}
