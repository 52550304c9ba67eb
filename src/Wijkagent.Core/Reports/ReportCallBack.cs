using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports;

/// <summary>When somebody likes to be called.</summary>
public enum CallMoment
{
    /// <summary>It does not matter.</summary>
    Any,

    /// <summary>In the morning.</summary>
    Morning,

    /// <summary>In the afternoon.</summary>
    Afternoon,

    /// <summary>In the evening.</summary>
    Evening,
}

/// <summary>A reporter asked to be called. The number is for that call alone: it goes when the officer called.</summary>
public sealed class ReportCallBack : IHoldsContent
{
    private ReportCallBack()
    {
    }

    internal ReportCallBack(string phone, CallMoment moment, DateTime now, DateTime dueAt)
    {
        Ask(phone, moment);
        (AskedAt, DueAt) = (now, dueAt);
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>About which report.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The number; null once it was called, or is not to be called any more.</summary>
    public SealedText? Phone { get; private set; }

    /// <summary>When somebody likes to be called.</summary>
    public CallMoment Moment { get; private set; }

    /// <summary>When it was asked, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Before when the officer calls, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>When it was over, UTC; null while the officer is still to call.</summary>
    public DateTime? EndedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;

    /// <summary>Another number or another time of day; the term stays. The number has to be opened.</summary>
    /// <returns>Whether it is another.</returns>
    internal bool Ask(string phone, CallMoment moment)
    {
        if (Phone?.Value == phone && Moment == moment)
            return false;
        (Phone, Moment) = (SealedText.Of(phone), moment);
        return true;
    }

    internal void End(DateTime now) => (Phone, EndedAt) = (null, now);
}
