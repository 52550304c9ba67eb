using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Retention;

namespace Wijkagent.Core.Cases;

/// <summary>The one way in which staff reach cases.</summary>
public static class CaseQueries
{
    /// <summary>
    /// The cases in the neighbourhoods that are this person's now, but not those out of use, and those that stand open to
    /// them; nothing for anybody else.
    /// </summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor)
    {
        var known = cases.KnownTo(actor).Where(c => c.Band != AgeBand.Locked);
        // Hardly anybody has a case of a colleague open: the lists of all others stay on their index.
        if (actor.OpenedCases.Count == 0 || !actor.May(Permission.HandleCases))
            return known;
        var (neighbourhoods, opened) = (actor.Neighbourhoods.ToArray(), actor.OpenedCases.Keys.ToArray());
        return cases.Where(c => (neighbourhoods.Contains(c.NeighbourhoodId) && c.Band != AgeBand.Locked) || opened.Contains(c.Id));
    }

    /// <summary>All cases in the neighbourhoods that are this person's now, out of use or not: that there are such, not what is in them.</summary>
    public static IQueryable<Case> KnownTo(this IQueryable<Case> cases, Actor actor)
    {
        if (!actor.May(Permission.HandleCases))
            return cases.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        return cases.Where(c => neighbourhoods.Contains(c.NeighbourhoodId));
    }
}
