using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports.Known;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Sharing;

namespace Wijkagent.Core.Reports;

internal sealed class ReportKindConfiguration : IEntityTypeConfiguration<ReportKind>
{
    public void Configure(EntityTypeBuilder<ReportKind> kind)
    {
        kind.Property(k => k.Slug).HasMaxLength(ReportKind.NameLength).IsUnicode(false);
        kind.Property(k => k.Icon).HasMaxLength(ReportKind.NameLength).IsUnicode(false);
        kind.HasIndex(k => k.Slug).IsUnique();
        kind.Ignore(k => k.Details);
        kind.ComplexProperty(k => k.Name, text => LocalizedColumns.Configure(text, ReportKind.NameLength));
        kind.ComplexProperty(k => k.Summary, text => LocalizedColumns.Configure(text, ReportKind.AdviceLength));
        kind.ComplexProperty(k => k.UrgentAdvice, text => LocalizedColumns.Configure(text, ReportKind.AdviceLength));
        kind.ComplexProperty(k => k.PhoneAdvice, text => LocalizedColumns.Configure(text, ReportKind.AdviceLength));
        kind.ComplexProperty(k => k.WhatHelps, text => LocalizedColumns.Configure(text, ReportKind.AdviceLength));
        kind.Property(k => k.Questions).HasConversion<JsonColumn<IReadOnlyList<KindQuestion>>, JsonComparer<IReadOnlyList<KindQuestion>>>();
        kind.Property(k => k.Known).HasConversion<JsonColumn<KnownRule>, JsonComparer<KnownRule>>();
        kind.Property(k => k.Partners).HasConversion<JsonColumn<IReadOnlyList<PartnerKind>>, JsonComparer<IReadOnlyList<PartnerKind>>>();
        kind.Property(k => k.Elsewhere).HasConversion<JsonColumn<IReadOnlyList<Elsewhere>>, JsonComparer<IReadOnlyList<Elsewhere>>>();
    }
}

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.Property(r => r.Code).HasMaxLength(Report.CodeLength).IsUnicode(false);
        report.Property(r => r.SecretHash).HasMaxLength(32);
        report.Property(r => r.PlaceText).HoldsSealed(Report.PlaceLength);
        report.Property(r => r.Text).HoldsSealed(Report.TextLength);
        report.Property(r => r.UsualTimes).HoldsSealed(Report.UsualTimesLength);
        report.Property(r => r.Details).HoldsSealed(DetailText.Length);
        report.Property(r => r.Point).HoldsSealed(PointText.Length);
        report.Property(r => r.Line).HoldsSealed(StreetLine.Length);
        report.Property(r => r.ForWhom).HoldsSealed(Report.ForWhomLength);
        report.Property(r => r.Landlord).HoldsSealed(Partner.NameLength);
        report.Property(r => r.Language).HasMaxLength(2).IsUnicode(false);
        report.Property(r => r.ReferredTo).HoldsSealed(Report.ReferredToLength);
        // Several can be true at once, and names in a row would be cut off.
        report.Property(r => r.Signs).HasConversion<int>();
        report.HasIndex(r => r.Code).IsUnique();
        report.HasIndex(r => r.SubmissionKey).IsUnique();
        report.HasIndex(r => new { r.NeighbourhoodId, r.Status, r.ReceivedAt, r.Band });
        report.HasIndex(r => new { r.NeighbourhoodId, r.KindId, r.ReceivedAt });
        report.HasIndex(r => new { r.NeighbourhoodId, r.ReporterWroteAt });
        report.HasIndex(r => new { r.NeighbourhoodId, r.DiaryNewSince });
        report.HasIndex(r => new { r.Status, r.DueAt });
        report.HasIndex(r => new { r.KindId, r.SubmittedAt });
        report.HasIndex(r => new { r.Status, r.EndedAt });
        report.HasIndex(r => new { r.Status, r.ApartUntil });
        report.HasIndex(r => r.CaseId);
        report.HasOne(r => r.Kind).WithMany().HasForeignKey(r => r.KindId);
        report.HasOne(r => r.Neighbourhood).WithMany().HasForeignKey(r => r.NeighbourhoodId);
        report.HasOne(r => r.Case).WithMany(c => c.Reports).HasForeignKey(r => r.CaseId);
        report.HasOne(r => r.Contact).WithOne().HasForeignKey<ReporterContact>(c => c.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Messages).WithOne().HasForeignKey(m => m.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Corrections).WithOne().HasForeignKey(c => c.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Ratings).WithOne().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Diary).WithOne().HasForeignKey(m => m.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Consents).WithOne().HasForeignKey(c => c.ReportId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.CallBacks).WithOne().HasForeignKey(c => c.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReporterContactConfiguration : IEntityTypeConfiguration<ReporterContact>
{
    public void Configure(EntityTypeBuilder<ReporterContact> contact)
    {
        contact.HasKey(c => c.ReportId);
        contact.Property(c => c.Name).HoldsSealed(ReporterContact.NameLength);
        contact.Property(c => c.Email).HoldsSealed(ReporterContact.EmailLength);
        contact.Property(c => c.Phone).HoldsSealed(ReporterContact.PhoneLength);
        contact.Property(c => c.FoundBy).HasMaxLength(32);
        contact.Property(c => c.Digests).IsConcurrencyToken();
        contact.HasIndex(c => c.FoundBy);
    }
}

internal sealed class NewsThatWaitsConfiguration : IEntityTypeConfiguration<NewsThatWaits>
{
    public void Configure(EntityTypeBuilder<NewsThatWaits> news)
    {
        news.ToTable("NewsThatWaits");
        news.HasOne<ReporterContact>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Cascade);
        news.HasIndex(n => n.ReportId);
        news.HasIndex(n => n.LeavesAt);
    }
}

internal sealed class ReportMessageConfiguration : IEntityTypeConfiguration<ReportMessage>
{
    public void Configure(EntityTypeBuilder<ReportMessage> message)
    {
        message.Property(m => m.Text).HoldsSealed(ReportMessage.TextLength);
        message.HasIndex(m => new { m.ReportId, m.SentAt });
    }
}

internal sealed class ReportCorrectionConfiguration : IEntityTypeConfiguration<ReportCorrection>
{
    public void Configure(EntityTypeBuilder<ReportCorrection> correction)
    {
        correction.ToTable("ReportCorrections");
        correction.Property(c => c.TextBefore).HoldsSealed(Report.TextLength);
        correction.Property(c => c.PlaceBefore).HoldsSealed(Report.PlaceLength);
        correction.HasIndex(c => new { c.ReportId, c.CorrectedAt });
    }
}

internal sealed class ReportCallBackConfiguration : IEntityTypeConfiguration<ReportCallBack>
{
    public void Configure(EntityTypeBuilder<ReportCallBack> call)
    {
        call.ToTable("ReportCallBacks");
        call.Property(c => c.Phone).HoldsSealed(ReporterContact.PhoneLength);
        call.HasIndex(c => new { c.ReportId, c.EndedAt });
    }
}

internal sealed class ReportConsentConfiguration : IEntityTypeConfiguration<ReportConsent>
{
    public void Configure(EntityTypeBuilder<ReportConsent> consent)
    {
        consent.ToTable("ReportConsents");
        consent.Property(c => c.Language).HasMaxLength(2).IsUnicode(false);
        consent.HasIndex(c => c.ReportId);
        consent.HasOne(c => c.Partner).WithMany().HasForeignKey(c => c.PartnerId);
    }
}

internal sealed class ReportRatingConfiguration : IEntityTypeConfiguration<ReportRating>
{
    public void Configure(EntityTypeBuilder<ReportRating> rating)
    {
        rating.ToTable("ReportRatings");
        rating.Property(r => r.Text).HoldsSealed(ReportRating.TextLength);
        rating.HasIndex(r => new { r.ReportId, r.RatedAt });
        rating.HasIndex(r => r.RatedAt);
    }
}

internal sealed class ReportDraftConfiguration : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> draft)
    {
        draft.Property(d => d.TokenHash).HasMaxLength(32);
        draft.HasIndex(d => d.TokenHash).IsUnique();
        draft.HasIndex(d => d.ExpiresAt);
    }
}
