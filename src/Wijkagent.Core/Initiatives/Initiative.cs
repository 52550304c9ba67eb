using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Initiatives;

/// <summary>Something residents start in their district.</summary>
public sealed class Initiative : Entity
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 150;

    /// <summary>The longest text.</summary>
    public const int TextLength = 1000;

    private Initiative()
    {
    }

    /// <summary>An initiative in a district.</summary>
    public Initiative(Guid districtId, string name, LocalizedText text) => (DistrictId, Name, Text) = (districtId, name, text);

    /// <summary>In which district.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What they do.</summary>
    public LocalizedText Text { get; private set; } = new("", "");
}

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>A school.</summary>
    School,

    /// <summary>An association.</summary>
    Association,

    /// <summary>A residents' or tenants' committee.</summary>
    Committee,

    /// <summary>A housing corporation.</summary>
    HousingCorporation,

    /// <summary>Care or welfare.</summary>
    Care,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>An organisation that is active in a district.</summary>
public sealed class Organisation : Entity
{
    private Organisation()
    {
    }

    /// <summary>An organisation in a district; the address of its own site is complete or null.</summary>
    public Organisation(Guid districtId, string name, OrganisationKind kind, string address, string? url) =>
        (DistrictId, Name, Kind, Address, Url) = (districtId, name, kind, address, url);

    /// <summary>In which district.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Where it is, in words.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Its own site.</summary>
    public string? Url { get; private set; }
}

internal sealed class InitiativeConfiguration : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> initiative)
    {
        initiative.Property(i => i.Name).HasMaxLength(Initiative.NameLength);
        initiative.HasOne<District>().WithMany().HasForeignKey(i => i.DistrictId);
        initiative.ComplexProperty(i => i.Text, text => LocalizedColumns.Configure(text, Initiative.TextLength));
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(Initiative.NameLength);
        organisation.Property(o => o.Address).HasMaxLength(Initiative.NameLength);
        organisation.Property(o => o.Url).HasMaxLength(300);
        organisation.HasOne<District>().WithMany().HasForeignKey(o => o.DistrictId);
    }
}
