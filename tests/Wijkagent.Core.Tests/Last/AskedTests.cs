using System.Runtime.CompilerServices;
using Wijkagent.TestSupport;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Last;

/// <summary>Runs when all other tests have: xunit keeps collections that may not run beside others for the end.</summary>
[CollectionDefinition(nameof(Last), DisableParallelization = true)]
public sealed class Last;

/// <summary>
/// The first net of SQL Server without a server: what its compiler says of all that was asked and saved here. A server
/// judges for itself; and one test after another, as tests run on it, no collection is the last.
/// </summary>
[Collection(nameof(Last))]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class AskedTests
{
    [ModuleInitializer]
    internal static void Listen() => Asked.Listen(toSites: false);

    [Fact]
    public async Task Every_query_and_every_save_of_these_tests_fits_SQL_Server()
    {
        Assert.NotEmpty(Asked.Queries);
        Assert.NotEmpty(Asked.Saves);
        None(await AskedOfSqlServer.FaultsAsync());
    }

    // Assert.Empty cuts what it shows.
    private static void None(IReadOnlyList<string> findings) => Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
}
