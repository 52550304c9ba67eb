using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases.Opening;

/// <summary>
/// Somebody of the team opened a case that is not theirs, and said why («break-glass» in domain.md). It is theirs to
/// handle until the term ends; the reason stays.
/// </summary>
public sealed class CaseAccess : IHoldsContent
{
    /// <summary>The longest reason.</summary>
    public const int ReasonLength = 500;

    /// <summary>How long it stays open: a shift.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromHours(8);

    private CaseAccess()
    {
    }

    /// <summary>Opens a case to somebody.</summary>
    public CaseAccess(Case @case, string reason, Actor by, DateTime now)
    {
        CaseId = @case.Id;
        UserId = by.UserId ?? throw new ArgumentException("Only somebody with an account opens a case.", nameof(by));
        Reason = SealedText.Of(reason);
        OpenedAt = now;
        Until = now + Term;
    }

    /// <summary>The key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>Who opened it; the name is in <see cref="StaffName"/>.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Why.</summary>
    public SealedText Reason { get; private set; } = null!;

    /// <summary>When, UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Until when it is theirs to handle, UTC.</summary>
    public DateTime Until { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => CaseId;
}

internal sealed class CaseAccessConfiguration : IEntityTypeConfiguration<CaseAccess>
{
    public void Configure(EntityTypeBuilder<CaseAccess> access)
    {
        access.Property(a => a.Reason).HoldsSealed(CaseAccess.ReasonLength);
        access.HasIndex(a => new { a.UserId, a.Until });
        access.HasIndex(a => a.CaseId);
        access.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        access.HasOne<User>().WithMany().HasForeignKey(a => a.UserId);
    }
}
