using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>The first net of SQL Server without a server: what its own compiler says of our tables.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public void The_create_scripts_compile()
    {
        using var db = SqlServerModel.Offline();
        using var keys = SqlServerModel.OfflineKeys();
        using var server = new SqlServerModel(db, keys);

        Assert.Empty(server.Validate());
    }

    [Fact]
    public void A_query_that_does_not_fit_is_found_by_its_name()
    {
        using var db = SqlServerModel.Offline();
        using var server = new SqlServerModel(db);
        server.Add("fits", "SELECT [r].[Id] FROM [Reports] AS [r]");
        server.Add("asks what is not there", "SELECT [r].[NoSuchColumn] FROM [Reports] AS [r]");

        Assert.StartsWith("asks what is not there", Assert.Single(server.Validate()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT COUNT(*) FROM [Reports] AS [r]", null)]
    [InlineData("SELECT [r].[Kind], COUNT(*) FROM [Reports] AS [r] GROUP BY [r].[Kind] ORDER BY [r].[Kind]", null)]
    [InlineData("SELECT YEAR_OF([r].[At]) FROM [Reports] AS [r]", "YEAR_OF")]
    [InlineData("SELECT [r].[Kind], [r].[Text] FROM [Reports] AS [r] GROUP BY [r].[Kind]", "[r].[Text]")]
    [InlineData("SELECT [r].[Kind], COUNT(*) FROM [Reports] AS [r]", "[r].[Kind]")]
    [InlineData("SELECT COUNT(*) FROM [Reports] AS [r] GROUP BY [r].[Kind] ORDER BY [r].[Text]", "[r].[Text]")]
    [InlineData("SELECT SUM((SELECT COUNT(*) FROM [Cases] AS [c])) FROM [Reports] AS [r]", "SUM(")]
    [InlineData("SELECT COUNT(CASE WHEN EXISTS (SELECT 1 FROM [Cases] AS [c]) THEN 1 END) FROM [Reports] AS [r]", "COUNT(")]
    public void What_the_compiler_lets_pass_is_found_in_the_text(string sql, string? blamed)
    {
        var faults = StatementRules.FaultsOf(sql);

        Assert.Equal(blamed is null ? 0 : 1, faults.Count);
        Assert.All(faults, fault => Assert.StartsWith(blamed!, fault, StringComparison.Ordinal));
    }
}
