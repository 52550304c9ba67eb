using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Privacy.Audit;

// The triggers that keep these tables from changing are written out in the migrations; EF only has to know of them, since
// SQL Server gives no output of an insert to a table that has some.
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries", table => table.HasTrigger("AuditEntriesKept"));
        entry.Property(e => e.Stream).HasMaxLength(AuditEntry.StreamLength).IsUnicode(false);
        entry.Property(e => e.Event).HasMaxLength(60).IsUnicode(false);
        entry.Property(e => e.ActorName).HasMaxLength(StaffName.NameLength);
        entry.Property(e => e.Roles).HasMaxLength(100).IsUnicode(false);
        entry.Property(e => e.SubjectType).HasMaxLength(60).IsUnicode(false);
        entry.Property(e => e.SubjectCode).HasMaxLength(AuditEntry.CodeLength).IsUnicode(false);
        entry.Property(e => e.Shown).HasMaxLength(AuditEntry.ShownLength).IsUnicode(false);
        entry.Property(e => e.Filters).HasMaxLength(AuditEntry.FiltersLength);
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.ReasonLength);
        entry.Property(e => e.Session).HasMaxLength(AuditContext.SessionLength).IsUnicode(false);
        entry.Property(e => e.Mark).HasMaxLength(AuditMarks.Length);
        entry.HasIndex(e => new { e.Stream, e.Id });
        entry.HasIndex(e => new { e.OccurredAt, e.Id });
        entry.HasIndex(e => new { e.SubjectCode, e.OccurredAt });
        entry.HasIndex(e => new { e.UserId, e.OccurredAt });
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("AuditSeals", table => table.HasTrigger("AuditSealsKept"));
        seal.HasKey(s => new { s.Stream, s.Number });
        seal.Property(s => s.Stream).HasMaxLength(AuditEntry.StreamLength).IsUnicode(false);
        seal.Property(s => s.Last).HasMaxLength(AuditChain.HashLength);
        seal.Property(s => s.Signature).HasMaxLength(AuditChain.HashLength);
    }
}

internal sealed class AuditEndingConfiguration : IEntityTypeConfiguration<AuditEnding>
{
    public void Configure(EntityTypeBuilder<AuditEnding> ending)
    {
        ending.ToTable("AuditEndings", table => table.HasTrigger("AuditEndingsKept"));
        ending.HasKey(e => e.Stream);
        ending.Property(e => e.Stream).HasMaxLength(AuditEntry.StreamLength).IsUnicode(false);
        ending.Property(e => e.Signature).HasMaxLength(AuditChain.HashLength);
    }
}

internal sealed class AuditCheckpointConfiguration : IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditCheckpoint> checkpoint)
    {
        checkpoint.ToTable("AuditCheckpoints", table => table.HasTrigger("AuditCheckpointsKept"));
        checkpoint.HasKey(c => c.Day);
        checkpoint.Property(c => c.Signature).HasMaxLength(AuditChain.HashLength);
    }
}
