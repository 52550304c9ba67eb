using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Officers;

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.Property(t => t.Name).HasMaxLength(Team.NameLength);
        team.Property(t => t.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        team.HasIndex(t => t.Slug).IsUnique();
        team.HasOne(t => t.Station).WithMany().HasForeignKey(t => t.StationId);
    }
}

internal sealed class StationConfiguration : IEntityTypeConfiguration<Station>
{
    public void Configure(EntityTypeBuilder<Station> station)
    {
        station.Property(s => s.Name).HasMaxLength(Station.LineLength);
        station.Property(s => s.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        station.Property(s => s.Address).HasMaxLength(Station.LineLength);
        station.Property(s => s.Postcode).HasMaxLength(Postcode.CodeLength + 1);
        station.Property(s => s.Place).HasMaxLength(Station.LineLength);
        station.Property(s => s.Phone).HasMaxLength(Station.PhoneLength);
        station.Property(s => s.ExternalId).HasMaxLength(Station.LineLength);
        station.ComplexProperty(s => s.OpeningHours, text => LocalizedColumns.Configure(text, Station.OpeningHoursLength));
    }
}

internal sealed class OfficerConfiguration : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> officer)
    {
        officer.Property(o => o.FirstName).HasMaxLength(Officer.NameLength);
        officer.Property(o => o.LastName).HasMaxLength(Officer.NameLength);
        officer.Property(o => o.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        officer.Property(o => o.Phone).HasMaxLength(Station.PhoneLength);
        officer.Property(o => o.ExternalId).HasMaxLength(Station.LineLength);
        officer.HasIndex(o => o.Slug).IsUnique();
        officer.HasIndex(o => o.ExternalId);
        officer.HasIndex(o => new { o.LastName, o.FirstName });
        officer.Ignore(o => o.Name);
        officer.ComplexProperty(o => o.About, text => LocalizedColumns.Configure(text, Officer.AboutLength));
        officer.ComplexProperty(o => o.Socials, socials =>
        {
            socials.Property(s => s.X).HasMaxLength(Officer.SocialLength);
            socials.Property(s => s.Facebook).HasMaxLength(Officer.SocialLength);
            socials.Property(s => s.Instagram).HasMaxLength(Officer.SocialLength);
        });
        officer.HasOne(o => o.Team).WithMany().HasForeignKey(o => o.TeamId);
        officer.HasMany(o => o.Beats).WithOne(b => b.Officer).HasForeignKey(b => b.OfficerId).OnDelete(DeleteBehavior.Cascade);
        officer.HasMany(o => o.Absences).WithOne().HasForeignKey(a => a.OfficerId).OnDelete(DeleteBehavior.Cascade);
        officer.HasMany(o => o.ConsultationHours).WithOne().HasForeignKey(h => h.OfficerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BeatConfiguration : IEntityTypeConfiguration<Beat>
{
    public void Configure(EntityTypeBuilder<Beat> beat)
    {
        beat.HasOne<District>().WithMany().HasForeignKey(b => b.DistrictId);
        beat.HasOne<Neighbourhood>().WithMany().HasForeignKey(b => b.NeighbourhoodId);
        beat.ToTable(table => table.HasCheckConstraint(
            "CK_Beats_OneArea",
            "(DistrictId IS NULL AND NeighbourhoodId IS NOT NULL) OR (DistrictId IS NOT NULL AND NeighbourhoodId IS NULL)"));
    }
}

internal sealed class ConsultationHourConfiguration : IEntityTypeConfiguration<ConsultationHour>
{
    public void Configure(EntityTypeBuilder<ConsultationHour> hour)
    {
        hour.Property(h => h.Place).HasMaxLength(ConsultationHour.PlaceLength);
        hour.Property(h => h.Address).HasMaxLength(ConsultationHour.PlaceLength);
    }
}
