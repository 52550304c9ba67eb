using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Cases;

/// <summary>The one way in which staff reach cases.</summary>
public static class CaseQueries
{
    /// <summary>
    /// The cases in the neighbourhoods that are this person's now, and those of colleagues that stand open to them; nothing
    /// for anybody else.
    /// </summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor)
    {
        if (!actor.May(Permission.HandleCases))
            return cases.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        // Hardly anybody has a case of a colleague open: the lists of all others stay on their index.
        if (actor.OpenedCases.Count == 0)
            return cases.Where(c => neighbourhoods.Contains(c.NeighbourhoodId));
        var opened = actor.OpenedCases.ToArray();
        return cases.Where(c => neighbourhoods.Contains(c.NeighbourhoodId) || opened.Contains(c.Id));
    }
}
