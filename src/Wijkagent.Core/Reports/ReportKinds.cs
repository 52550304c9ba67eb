using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports;

/// <summary>A kind to choose from.</summary>
/// <param name="Slug">The word that names it in forms.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">One line below it.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Sensitive">Whether it is seen by few.</param>
public sealed record ReportKindChoice(string Slug, LocalizedText Name, LocalizedText Summary, string Icon, bool Sensitive);

/// <summary>Reads kinds of report for pages.</summary>
public sealed class ReportKinds(WijkagentDbContext db)
{
    /// <summary>All kinds, in the order in which people choose.</summary>
    public async Task<IReadOnlyList<ReportKindChoice>> ListAsync(CancellationToken cancel) =>
        await db.ReportKinds.AsNoTracking().OrderBy(k => k.Order).ThenBy(k => k.Slug)
            .Select(k => new ReportKindChoice(k.Slug, new LocalizedText(k.Name.Nl, k.Name.En), new LocalizedText(k.Summary.Nl, k.Summary.En), k.Icon, k.Sensitive))
            .ToListAsync(cancel);

    /// <summary>All that is laid down about every kind, in the same order.</summary>
    public async Task<IReadOnlyList<ReportKindDetails>> DescribeAsync(CancellationToken cancel) =>
        [.. (await db.ReportKinds.AsNoTracking().OrderBy(k => k.Order).ThenBy(k => k.Slug).ToListAsync(cancel)).Select(k => k.Details)];

    /// <summary>All that is laid down about one kind; null when it is not there.</summary>
    public async Task<ReportKindDetails?> FindAsync(Guid? id, CancellationToken cancel) =>
        (await db.ReportKinds.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, cancel))?.Details;
}
