using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Opening;

/// <summary>
/// A coordinator opened a report that is locked, for a complaint or an audit, and said why (Wet politiegegevens, article
/// 14). It can be read until the term ends, and not be changed; the reason stays.
/// </summary>
public sealed class ReportAccess : IHoldsContent
{
    private ReportAccess()
    {
    }

    /// <summary>Opens a report to somebody.</summary>
    public ReportAccess(Report report, string reason, Actor by, DateTime now)
    {
        ReportId = report.Id;
        UserId = by.UserId ?? throw new ArgumentException("Only somebody with an account opens a report.", nameof(by));
        Reason = SealedText.Of(reason);
        OpenedAt = now;
        Until = now + CaseAccess.Term;
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which report.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>Who opened it; the name is in <see cref="StaffName"/>.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Why.</summary>
    public SealedText Reason { get; private set; } = null!;

    /// <summary>When, UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Until when it can be read, UTC: as long as a case of a colleague, <see cref="CaseAccess.Term"/>.</summary>
    public DateTime Until { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => ReportId;
}

internal sealed class ReportAccessConfiguration : IEntityTypeConfiguration<ReportAccess>
{
    public void Configure(EntityTypeBuilder<ReportAccess> access)
    {
        access.Property(a => a.Reason).HoldsSealed(CaseAccess.ReasonLength);
        access.HasIndex(a => new { a.UserId, a.Until });
        access.HasIndex(a => a.ReportId);
        access.HasOne<Report>().WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Cascade);
        access.HasOne<User>().WithMany().HasForeignKey(a => a.UserId);
    }
}
