namespace Wijkagent.Core.Common;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">What is on this page.</param>
/// <param name="Number">Which page, from 1.</param>
/// <param name="Size">How many items fit on a page.</param>
/// <param name="Total">How many there are in all.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    /// <summary>The number of the last page, at least 1.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}
