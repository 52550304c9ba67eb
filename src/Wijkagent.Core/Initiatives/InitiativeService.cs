using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Initiatives;

/// <summary>An initiative as a page shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What they do.</param>
public sealed record ListedInitiative(string Name, LocalizedText Text);

/// <summary>An organisation as a page shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Url">Its own site, where it has one.</param>
public sealed record ListedOrganisation(string Name, OrganisationKind Kind, string Address, string? Url);

/// <summary>Reads what residents started in a district and who is active there.</summary>
public sealed class InitiativeService(WijkagentDbContext db)
{
    /// <summary>What residents started, by name.</summary>
    public Task<List<ListedInitiative>> InitiativesAsync(Guid districtId, CancellationToken cancel) =>
        db.Initiatives.Where(i => i.DistrictId == districtId)
            .OrderBy(i => i.Name)
            .Select(i => new ListedInitiative(i.Name, new LocalizedText(i.Text.Nl, i.Text.En)))
            .ToListAsync(cancel);

    /// <summary>The organisations, by name.</summary>
    public Task<List<ListedOrganisation>> OrganisationsAsync(Guid districtId, CancellationToken cancel) =>
        db.Organisations.Where(o => o.DistrictId == districtId)
            .OrderBy(o => o.Name)
            .Select(o => new ListedOrganisation(o.Name, o.Kind, o.Address, o.Url))
            .ToListAsync(cancel);
}
