using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Neighbourhoods;

internal sealed class MunicipalityConfiguration : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> area)
    {
        AreaColumns.Configure(area);
        area.HasIndex(a => a.Slug).IsUnique();
    }
}

internal sealed class DistrictConfiguration : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> area)
    {
        AreaColumns.Configure(area);
        area.HasIndex(a => new { a.MunicipalityId, a.Slug }).IsUnique();
        area.HasOne(a => a.Municipality).WithMany(m => m.Districts).HasForeignKey(a => a.MunicipalityId);
        area.HasOne<Officers.Team>().WithMany().HasForeignKey(a => a.TeamId);
        area.ComplexProperty(a => a.Introduction, text => LocalizedColumns.Configure(text, District.IntroductionLength));
    }
}

internal sealed class NeighbourhoodConfiguration : IEntityTypeConfiguration<Neighbourhood>
{
    public void Configure(EntityTypeBuilder<Neighbourhood> area)
    {
        AreaColumns.Configure(area);
        area.HasIndex(a => new { a.DistrictId, a.Slug }).IsUnique();
        area.HasOne(a => a.District).WithMany(d => d.Neighbourhoods).HasForeignKey(a => a.DistrictId);
    }
}

internal static class AreaColumns
{
    public static void Configure<T>(EntityTypeBuilder<T> area)
        where T : Area
    {
        area.Property(a => a.Code).HasMaxLength(Area.CodeLength).IsUnicode(false);
        area.Property(a => a.Name).HasMaxLength(Area.NameLength);
        area.Property(a => a.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        area.HasIndex(a => a.Code).IsUnique();
        area.HasIndex(a => a.Name);
    }
}
