using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Subscriptions;

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.Property(s => s.Email).HoldsSealed(Subscription.EmailLength);
        subscription.Property(s => s.FoundBy).HasMaxLength(32);
        subscription.Property(s => s.Language).HasMaxLength(2).IsUnicode(false);
        subscription.HasIndex(s => new { s.FoundBy, s.Subject, s.SubjectId }).IsUnique();
        subscription.HasIndex(s => s.EndsAt);
    }
}

internal sealed class SubscriptionPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<Subscription>(Processing.Subscriptions)
        .Holds(PersonalData.Contact, s => s.Email)
        .Hashes(PersonalData.Contact, s => s.FoundBy)
        .Holds(PersonalData.Connection, s => s.SubjectId)
        .Holds(PersonalData.Language, s => s.Language)
        .Holds(PersonalData.Course, s => s.Subject, s => s.AskedAt, s => s.MailedAt, s => s.ConfirmedAt, s => s.KeptAt, s => s.RemindedAt, s => s.Told, s => s.EndsAt, s => s.Rhythm, s => s.DueAt);
}
