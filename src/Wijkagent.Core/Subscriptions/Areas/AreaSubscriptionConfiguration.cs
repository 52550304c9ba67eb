using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Subscriptions.Areas;

internal sealed class AreaSubscriptionConfiguration : IEntityTypeConfiguration<AreaSubscription>
{
    public void Configure(EntityTypeBuilder<AreaSubscription> subscription)
    {
        subscription.Property(s => s.Email).HoldsSealed(Subscription.EmailLength);
        subscription.Property(s => s.Zone).HoldsSealed(FollowedZone.TextLength);
        subscription.Property(s => s.FoundBy).HasMaxLength(32);
        subscription.Property(s => s.Language).HasMaxLength(2).IsUnicode(false);
        subscription.Property(s => s.Kinds).HasConversion<JsonColumn<IReadOnlyList<string>>, JsonComparer<IReadOnlyList<string>>>();
        subscription.Property(s => s.Told).HasConversion<JsonColumn<IReadOnlyList<ToldProblem>>, JsonComparer<IReadOnlyList<ToldProblem>>>();
        subscription.Ignore(s => s.Wish);
        subscription.HasIndex(s => new { s.FoundBy, s.Piece, s.PlaceKey }).IsUnique();
        subscription.HasIndex(s => s.EndsAt);
        subscription.HasIndex(s => s.DueAt);
    }
}

internal sealed class AreaSubscriptionPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<AreaSubscription>(Processing.Subscriptions)
        .Holds(PersonalData.Contact, s => s.Email)
        .Hashes(PersonalData.Contact, s => s.FoundBy)
        .Holds(PersonalData.Place, s => s.Zone)
        .Holds(PersonalData.Area, s => s.PlaceKey)
        .Holds(PersonalData.Language, s => s.Language)
        .Holds(
            PersonalData.Course, s => s.Piece, s => s.Kinds, s => s.WithBulletins, s => s.Rhythm, s => s.AskedAt, s => s.MailedAt, s => s.ConfirmedAt,
            s => s.RemindedAt, s => s.DueAt, s => s.ToldUntil, s => s.Told, s => s.EndsAt);
}
