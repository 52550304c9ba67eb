using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Cases;

/// <summary>A kind to choose from.</summary>
/// <param name="Slug">The word in addresses.</param>
/// <param name="Name">What it is called.</param>
public sealed record WorkKind(string Slug, LocalizedText Name);

/// <summary>A neighbourhood to choose from.</summary>
/// <param name="Code">The CBS code.</param>
/// <param name="Name">What it is called.</param>
public sealed record WorkNeighbourhood(string Code, string Name);

/// <summary>By what the lists of a person's work can be narrowed down.</summary>
public sealed class WorkChoices(WijkagentDbContext db)
{
    /// <summary>All kinds, in their own order.</summary>
    public Task<List<WorkKind>> KindsAsync(CancellationToken cancel) =>
        db.ReportKinds.AsNoTracking().OrderBy(k => k.Order).Select(k => new WorkKind(k.Slug, new LocalizedText(k.Name.Nl, k.Name.En))).ToListAsync(cancel);

    /// <summary>The neighbourhoods a person handles, by name.</summary>
    public Task<List<WorkNeighbourhood>> NeighbourhoodsAsync(Actor actor, CancellationToken cancel)
    {
        var handled = actor.Neighbourhoods.ToArray();
        return db.Neighbourhoods.AsNoTracking()
            .Where(n => handled.Contains(n.Id))
            .OrderBy(n => n.Name).ThenBy(n => n.Code)
            .Select(n => new WorkNeighbourhood(n.Code, n.Name))
            .ToListAsync(cancel);
    }
}
