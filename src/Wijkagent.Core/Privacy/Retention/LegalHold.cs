using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Privacy.Retention;

/// <summary>A report or case is not destroyed although its term passed: a court, a complaint or an audit still needs it.</summary>
public sealed class LegalHold : Entity, IHoldsContent
{
    /// <summary>The longest reason.</summary>
    public const int ReasonLength = AuditEntry.ReasonLength;

    private LegalHold()
    {
    }

    /// <summary>Holds something from now on.</summary>
    public LegalHold(Guid subjectId, string code, string reason, Actor by, DateTime now)
    {
        (SubjectId, Code, Reason, SetById, SetAt) = (subjectId, code, SealedText.Of(reason), by.UserId, now);
        Raise(new LegalHoldSet(code), by, now);
    }

    /// <summary>The report or case; with a case all reports on it.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Its code or number.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Why: the audit log shows it from here, and keeps no copy. It has a key of its own, as it stays when what was held is destroyed.</summary>
    public SealedText Reason { get; private set; } = null!;

    /// <summary>The account of who held it; the name is in <see cref="StaffName"/>.</summary>
    public Guid? SetById { get; private set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime SetAt { get; private set; }

    /// <summary>The account of who let it go; the name is in <see cref="StaffName"/>.</summary>
    public Guid? LiftedById { get; private set; }

    /// <summary>When it was let go, UTC; null while it holds.</summary>
    public DateTime? LiftedAt { get; private set; }

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    /// <summary>It is no longer needed. Doing it again changes nothing.</summary>
    public void Lift(Actor by, DateTime now)
    {
        if (LiftedAt is not null)
            return;
        (LiftedById, LiftedAt) = (by.UserId, now);
        Raise(new LegalHoldLifted(Code), by, now);
    }
}

/// <summary>A report or case is kept although its term passes.</summary>
/// <param name="Code">Its code or number.</param>
public sealed record LegalHoldSet(string Code) : DomainEvent;

/// <summary>A report or case is destroyed again when its term has passed.</summary>
/// <param name="Code">Its code or number.</param>
public sealed record LegalHoldLifted(string Code) : DomainEvent;

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> hold)
    {
        hold.Property(h => h.Code).HasMaxLength(Reports.Report.CodeLength).IsUnicode(false);
        hold.Property(h => h.Reason).HoldsSealedInText(LegalHold.ReasonLength);
        hold.HasIndex(h => new { h.SubjectId, h.LiftedAt });
    }
}
