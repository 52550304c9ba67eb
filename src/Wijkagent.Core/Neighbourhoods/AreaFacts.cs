using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods;

/// <summary>An area that is not there any more.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Year">The first year in which it was gone.</param>
public sealed record EndedArea(string Name, int Year);

/// <summary>Reads what pages tell of areas beside what the atlas holds in memory.</summary>
public sealed class AreaFacts(WijkagentDbContext db)
{
    /// <summary>What a district says of itself; may be empty.</summary>
    public Task<LocalizedText> IntroductionAsync(Guid districtId, CancellationToken cancel) =>
        db.Districts.Where(d => d.Id == districtId)
            .Select(d => new LocalizedText(d.Introduction.Nl, d.Introduction.En))
            .SingleAsync(cancel);

    /// <summary>A municipality, or a district of it, that ended; null when there never was one.</summary>
    /// <param name="municipalitySlug">The municipality in addresses.</param>
    /// <param name="districtSlug">The district in addresses; null for the municipality itself.</param>
    /// <param name="cancel">Stops the look-up.</param>
    public async Task<EndedArea?> FindEndedAsync(string municipalitySlug, string? districtSlug, CancellationToken cancel) =>
        districtSlug is null
            ? await db.Municipalities
                .Where(m => m.Slug == municipalitySlug && m.EndedInYear != null)
                .Select(m => new EndedArea(m.Name, m.EndedInYear!.Value))
                .FirstOrDefaultAsync(cancel)
            : await db.Districts
                .Where(d => d.Slug == districtSlug && d.Municipality.Slug == municipalitySlug && d.EndedInYear != null)
                .Select(d => new EndedArea(d.Name, d.EndedInYear!.Value))
                .FirstOrDefaultAsync(cancel);
}
