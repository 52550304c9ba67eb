using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Cases;

/// <summary>The one way in which staff reach cases.</summary>
public static class CaseQueries
{
    /// <summary>The cases in the neighbourhoods that are this person's now; nothing for anybody else.</summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor)
    {
        if (!actor.May(Permission.HandleCases))
            return cases.Where(_ => false);
        var neighbourhoods = actor.Neighbourhoods.ToArray();
        return cases.Where(c => neighbourhoods.Contains(c.NeighbourhoodId));
    }
}
