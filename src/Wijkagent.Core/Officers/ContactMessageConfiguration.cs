using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Officers;

internal sealed class ContactMessageConfiguration : IEntityTypeConfiguration<ContactMessage>
{
    public void Configure(EntityTypeBuilder<ContactMessage> message)
    {
        message.Property(m => m.SenderName).HoldsSealed(ContactMessage.NameLength);
        message.Property(m => m.SenderEmail).HoldsSealed(ContactMessage.EmailLength);
        message.Property(m => m.Text).HoldsSealed(ContactMessage.TextLength);
        message.Property(m => m.SendKey).HasMaxLength(64).IsUnicode(false);
        message.Property(m => m.FoundBy).HasMaxLength(32);
        message.HasIndex(m => m.SendKey).IsUnique();
        message.HasIndex(m => m.FoundBy);
        message.HasIndex(m => new { m.OfficerId, m.HandledAt, m.SentAt });
        message.HasOne<Officer>().WithMany().HasForeignKey(m => m.OfficerId);
    }
}
