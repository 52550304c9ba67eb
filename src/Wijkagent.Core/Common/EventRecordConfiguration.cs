using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Common;

internal sealed class EventRecordConfiguration : IEntityTypeConfiguration<EventRecord>
{
    public void Configure(EntityTypeBuilder<EventRecord> record)
    {
        record.ToTable("Events");
        record.Property(e => e.Name).HasMaxLength(60).IsUnicode(false);
        record.Property(e => e.SubjectType).HasMaxLength(60).IsUnicode(false);
        record.Property(e => e.Payload).HasMaxLength(2000);
        record.HasIndex(e => new { e.SubjectId, e.OccurredAt, e.Sequence });
        record.HasIndex(e => e.OccurredAt);
    }
}
