using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wijkagent.Core.Notifications;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.To).HasMaxLength(OutboxMessage.SealedAddressLength);
        message.Property(m => m.Template).HasMaxLength(60).IsUnicode(false);
        message.Property(m => m.Language).HasMaxLength(2).IsUnicode(false);
        message.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorLength);
        message.HasIndex(m => new { m.SentAt, m.GivenUpAt, m.NextAttemptAt });
        message.HasIndex(m => m.LeasedBy);
    }
}
