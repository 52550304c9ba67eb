using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Partners;

/// <summary>A partner to choose.</summary>
/// <param name="Id">The key; it is not shown.</param>
/// <param name="Slug">Its name in forms and addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
public sealed record PartnerChoice(Guid Id, string Slug, string Name, PartnerKind Kind)
{
    /// <summary>Whether people rent from it.</summary>
    public bool IsLandlord => Kind is PartnerKind.HousingCorporation or PartnerKind.PropertyManager;
}

/// <summary>A partner, for who keeps the list.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Version">The version that is on the screen.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Website">Its website.</param>
/// <param name="Phone">Its number.</param>
/// <param name="WorksIn">The municipalities in which it works, by name.</param>
/// <param name="EndedAt">Since when it works along no more, UTC.</param>
public sealed record PartnerRow(
    string Slug, int Version, string Name, PartnerKind Kind, string? Website, string? Phone, IReadOnlyList<string> WorksIn, DateTime? EndedAt);

/// <summary>Reads the list of partners.</summary>
public sealed class PartnerDirectory(WijkagentDbContext db)
{
    /// <summary>How many lines are on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The partners of some kinds that work where something happened, by name.</summary>
    /// <param name="neighbourhoodId">Where.</param>
    /// <param name="kinds">Which kinds.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<PartnerChoice>> WorkingInAsync(Guid neighbourhoodId, IReadOnlyCollection<PartnerKind> kinds, CancellationToken cancel)
    {
        if (kinds.Count == 0)
            return [];
        return await WorkingIn(neighbourhoodId, kinds).AsNoTracking()
            .OrderBy(p => p.Name)
            .Select(p => new PartnerChoice(p.Id, p.Slug, p.Name, p.Kind))
            .ToListAsync(cancel);
    }

    /// <summary>Those of some partners that are of these kinds and work where something happened, to be named in what is saved.</summary>
    /// <param name="ids">Which partners.</param>
    /// <param name="neighbourhoodId">Where.</param>
    /// <param name="kinds">Which kinds.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Partner>> StillWorkingInAsync(
        IReadOnlyCollection<Guid> ids, Guid neighbourhoodId, IReadOnlyCollection<PartnerKind> kinds, CancellationToken cancel) =>
        ids.Count == 0 || kinds.Count == 0 ? [] : await WorkingIn(neighbourhoodId, kinds).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);

    /// <summary>One page of the list, by name; a page past the end is the last one.</summary>
    /// <param name="words">Part of a name; null for all.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<PartnerRow>> ListAsync(string? words, int page, CancellationToken cancel)
    {
        var found = db.Partners.AsNoTracking();
        if (words is not null && LikePattern.Contains(words) is var pattern)
            found = found.Where(p => EF.Functions.Like(p.Name, pattern, LikePattern.Escape));
        var total = await found.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var shown = await Rows(found.OrderBy(p => p.Name).Skip((number - 1) * PageSize).Take(PageSize)).ToListAsync(cancel);
        return new Page<PartnerRow>(shown, number, PageSize, total);
    }

    /// <summary>One partner; null when there is none of that name.</summary>
    public Task<PartnerRow?> FindAsync(string slug, CancellationToken cancel) =>
        Rows(db.Partners.AsNoTracking().Where(p => p.Slug == slug)).SingleOrDefaultAsync(cancel);

    private IQueryable<Partner> WorkingIn(Guid neighbourhoodId, IReadOnlyCollection<PartnerKind> kinds) => db.Partners
        .Where(p => p.EndedAt == null && kinds.Contains(p.Kind))
        .Where(p => p.WorksIn.Any(w => db.Neighbourhoods.Any(n => n.Id == neighbourhoodId && n.District.MunicipalityId == w.MunicipalityId)));

    private static IQueryable<PartnerRow> Rows(IQueryable<Partner> partners) => partners.Select(p => new PartnerRow(
        p.Slug,
        p.Version,
        p.Name,
        p.Kind,
        p.Website,
        p.Phone,
        p.WorksIn.OrderBy(w => w.Municipality.Name).Select(w => w.Municipality.Name).ToList(),
        p.EndedAt));
}
