using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Wijkagent.Web.Tests.LongestFirst", "Wijkagent.Web.Tests")]

namespace Wijkagent.Web.Tests;

/// <summary>Begins with the tests that walk through the whole program or start one of their own: nothing waits for them at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [".Targets.", ".Access.", ".Privacy.", ".Setup.", ".Uploads."];

    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(tests => Longest.Any(part => tests.DisplayName.Contains(part, StringComparison.Ordinal)) ? 0 : 1);
}
