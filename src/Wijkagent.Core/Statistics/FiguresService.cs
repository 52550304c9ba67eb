using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Statistics;

/// <summary>Reads the key figures of areas.</summary>
public sealed class FiguresService(WijkagentDbContext db)
{
    /// <summary>All years of these areas.</summary>
    /// <param name="areaCodes">CBS codes of municipalities, districts or neighbourhoods.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<List<AreaFigures>> OfAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancel) =>
        db.AreaFigures.AsNoTracking().Where(f => areaCodes.Contains(f.AreaCode)).ToListAsync(cancel);
}
