namespace Wijkagent.Web.Backoffice;

/// <summary>The links below a list that is longer than a page.</summary>
/// <param name="Number">The page that is shown.</param>
/// <param name="Last">The last page.</param>
/// <param name="To">The address of a page.</param>
public sealed record PageLinks(int Number, int Last, Func<int, string> To)
{
    private const int Around = 2;

    /// <summary>The first, the last, and those around the one that is shown.</summary>
    public IEnumerable<int> Near => Enumerable.Range(Number - Around, (2 * Around) + 1)
        .Concat([1, Last])
        .Where(page => page >= 1 && page <= Last)
        .Distinct()
        .Order();
}
