namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>The first net of SQL Server without a server: what its own compiler says of our tables and queries.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public void The_create_script_and_every_query_compile()
    {
        using var db = SqlServerModel.Offline();
        using var server = new SqlServerModel(db);
        foreach (var query in ProductQueries.All.Values)
            server.Add(query(db));

        Assert.Empty(server.Validate());
    }

    [Fact]
    public async Task What_a_save_sends_compiles()
    {
        var sent = await SavedStatements.CaptureAsync();
        using var db = SqlServerModel.Offline();
        using var server = new SqlServerModel(db);
        foreach (var statement in sent)
            server.Add(statement);

        Assert.Contains(sent, s => s.Contains("INSERT INTO [Outbox]", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("UPDATE [", StringComparison.Ordinal));
        Assert.Empty(server.Validate());
    }

    [Fact]
    public void A_query_that_does_not_fit_is_found()
    {
        using var db = SqlServerModel.Offline();
        using var server = new SqlServerModel(db);
        server.Add("SELECT [r].[NoSuchColumn] FROM [Reports] AS [r]");

        Assert.NotEmpty(server.Validate());
    }
}
