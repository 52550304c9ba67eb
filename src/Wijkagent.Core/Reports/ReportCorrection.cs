using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>What stood in a report before its reporter corrected it: both stay to be read, and this is never changed.</summary>
public sealed class ReportCorrection : IHoldsContent
{
    private ReportCorrection()
    {
    }

    internal ReportCorrection(string textBefore, string placeBefore, DateTime now) =>
        (TextBefore, PlaceBefore, CorrectedAt) = (SealedText.Of(textBefore), SealedText.Of(placeBefore), now);

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report that was corrected.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>What was told before.</summary>
    public SealedText TextBefore { get; private set; } = null!;

    /// <summary>The place in words before.</summary>
    public SealedText PlaceBefore { get; private set; } = null!;

    /// <summary>When it was corrected, UTC.</summary>
    public DateTime CorrectedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;
}
