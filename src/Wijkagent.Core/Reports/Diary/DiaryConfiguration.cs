using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Diary;

internal sealed class DiaryMomentConfiguration : IEntityTypeConfiguration<DiaryMoment>
{
    public void Configure(EntityTypeBuilder<DiaryMoment> moment)
    {
        moment.ToTable("DiaryMoments");
        moment.Property(m => m.Text).HoldsSealed(DiaryMoment.TextLength);
        moment.HasIndex(m => new { m.ReportId, m.Number }).IsUnique();
        moment.HasIndex(m => new { m.ReportId, m.SendingKey }).IsUnique();
        moment.HasMany(m => m.Earlier).WithOne().HasForeignKey(b => b.MomentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DiaryMomentBeforeConfiguration : IEntityTypeConfiguration<DiaryMomentBefore>
{
    public void Configure(EntityTypeBuilder<DiaryMomentBefore> before)
    {
        before.ToTable("DiaryMomentsBefore");
        before.Property(b => b.Text).HoldsSealed(DiaryMoment.TextLength);
        before.HasIndex(b => new { b.MomentId, b.CorrectedAt });
        before.HasIndex(b => b.ReportId);
    }
}
