namespace Wijkagent.Core.Persistence;

/// <summary>Counting what nobody needs to know to the last one.</summary>
public static class Counting
{
    /// <summary>
    /// At most so many of what was found, to count them. Which ones does not matter: the order is a constant, so that the
    /// database may stop at the first it meets instead of sorting all.
    /// </summary>
    public static IQueryable<T> AnyUpTo<T>(this IQueryable<T> found, int most) => found.OrderBy(_ => 1).Take(most);
}
