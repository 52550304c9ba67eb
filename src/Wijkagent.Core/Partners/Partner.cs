using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Partners;

/// <summary>What kind of organisation works along (domain.md, «partner»).</summary>
public enum PartnerKind
{
    /// <summary>A housing corporation (woningcorporatie): lets social housing.</summary>
    HousingCorporation,

    /// <summary>Somebody who looks after homes or a building for its owner.</summary>
    PropertyManager,

    /// <summary>A municipality.</summary>
    Municipality,

    /// <summary>An association of tenants.</summary>
    TenantsAssociation,

    /// <summary>A committee of residents.</summary>
    ResidentsCommittee,

    /// <summary>A school.</summary>
    School,

    /// <summary>Care, help, or mediation between neighbours.</summary>
    Care,
}

/// <summary>All that is laid down about a partner, checked.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Website">A complete https address; null when there is none.</param>
/// <param name="Phone">As people dial it; null when there is none.</param>
/// <param name="WorksIn">The municipalities in which it works.</param>
public sealed record PartnerFacts(string Name, PartnerKind Kind, string? Website, string? Phone, IReadOnlyCollection<Guid> WorksIn);

/// <summary>
/// An organisation that works along with officers. Reporters choose their landlord from them, and say with which of them what
/// they told may be shared. One that works along no more stays, for what was said about it.
/// </summary>
public sealed class Partner : Entity
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    /// <summary>The longest address of a website.</summary>
    public const int WebsiteLength = 200;

    /// <summary>The longest phone number.</summary>
    public const int PhoneLength = 20;

    private readonly List<PartnerMunicipality> worksIn = [];

    private Partner()
    {
    }

    /// <summary>A partner begins to work along.</summary>
    public Partner(PartnerFacts facts, Actor by, DateTime now)
    {
        Describe(facts);
        Raise(new PartnerAdded(), by, now);
    }

    /// <summary>What it is called; unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it stands in addresses; unique, and stays when the name changes.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What it is.</summary>
    public PartnerKind Kind { get; private set; }

    /// <summary>A complete https address; null when there is none.</summary>
    public string? Website { get; private set; }

    /// <summary>As people dial it; null when there is none.</summary>
    public string? Phone { get; private set; }

    /// <summary>Since when it works along no more, UTC; null while it does.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The municipalities in which it works.</summary>
    public IReadOnlyCollection<PartnerMunicipality> WorksIn => worksIn;

    /// <summary>Something about it is otherwise than it was. Where it works has to be read with it.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Change(PartnerFacts facts, Actor by, DateTime now)
    {
        var same = (Name, Kind, Website, Phone) == (facts.Name, facts.Kind, facts.Website, facts.Phone)
            && worksIn.Select(w => w.MunicipalityId).ToHashSet().SetEquals(facts.WorksIn);
        if (same)
            return false;
        Describe(facts);
        Raise(new PartnerChanged(), by, now);
        return true;
    }

    /// <summary>It works along no more: nobody is asked about it again. Doing it again changes nothing.</summary>
    public void End(Actor by, DateTime now)
    {
        if (EndedAt is not null)
            return;
        EndedAt = now;
        Raise(new PartnerEnded(), by, now);
    }

    /// <summary>It works along again. Doing it again changes nothing.</summary>
    public void Resume(Actor by, DateTime now)
    {
        if (EndedAt is null)
            return;
        EndedAt = null;
        Raise(new PartnerResumed(), by, now);
    }

    private void Describe(PartnerFacts facts)
    {
        (Name, Kind, Website, Phone) = (facts.Name, facts.Kind, facts.Website, facts.Phone);
        if (Slug.Length == 0)
            Slug = Common.Slug.From(facts.Name);
        worksIn.RemoveAll(w => !facts.WorksIn.Contains(w.MunicipalityId));
        worksIn.AddRange(facts.WorksIn.Where(id => worksIn.TrueForAll(w => w.MunicipalityId != id)).Distinct().ToList().ConvertAll(id => new PartnerMunicipality(id)));
    }
}

/// <summary>That a partner works in a municipality.</summary>
public sealed class PartnerMunicipality
{
    private PartnerMunicipality()
    {
    }

    /// <summary>In this one.</summary>
    public PartnerMunicipality(Guid municipalityId) => MunicipalityId = municipalityId;

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>The municipality.</summary>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The municipality.</summary>
    public Municipality Municipality { get; private set; } = null!;
}
