using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Partners;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> partner)
    {
        partner.Property(p => p.Name).HasMaxLength(Partner.NameLength);
        partner.Property(p => p.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        partner.Property(p => p.Website).HasMaxLength(Partner.WebsiteLength);
        partner.Property(p => p.Phone).HasMaxLength(Partner.PhoneLength);
        partner.HasIndex(p => p.Slug).IsUnique();
        partner.HasIndex(p => p.Name).IsUnique();
        partner.HasMany(p => p.WorksIn).WithOne().HasForeignKey(w => w.PartnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PartnerMunicipalityConfiguration : IEntityTypeConfiguration<PartnerMunicipality>
{
    public void Configure(EntityTypeBuilder<PartnerMunicipality> worksIn)
    {
        worksIn.ToTable("PartnerMunicipalities");
        worksIn.HasKey(w => new { w.PartnerId, w.MunicipalityId });
        worksIn.HasIndex(w => w.MunicipalityId);
        worksIn.HasOne(w => w.Municipality).WithMany().HasForeignKey(w => w.MunicipalityId);
    }
}
