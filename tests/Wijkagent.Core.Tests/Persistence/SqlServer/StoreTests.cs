using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Wijkagent.TestSupport;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>What the tests send to a SQL Server that is named from outside, as far as it can be known without one.</summary>
public sealed class StoreTests
{
    [Fact]
    public void The_tables_are_emptied_in_an_order_that_their_keys_allow()
    {
        using var db = SqlServerModel.Offline();
        using var server = new SqlServerModel(db);
        var emptying = SqlServerStore.Emptying(db);

        server.Add("emptying", emptying);

        Assert.Empty(server.Validate());
        Assert.All(db.Model.GetRelationalModel().Tables, table =>
        {
            var own = PlaceOf(table.Name);
            Assert.NotEqual(-1, own);
            Assert.All(table.ForeignKeyConstraints.Where(key => key.PrincipalTable != table), key => Assert.True(own < PlaceOf(key.PrincipalTable.Name), key.Name));
        });

        int PlaceOf(string table) => emptying.IndexOf($"DELETE FROM [{table}];", StringComparison.Ordinal);
    }

    [Fact]
    public void Migrations_and_the_claim_of_the_database_can_be_read()
    {
        using var db = SqlServerModel.Offline();
        using var keys = SqlServerModel.OfflineKeys();

        foreach (var script in new[] { SqlServerStore.Claim, ScriptOf(keys), ScriptOf(db) })
        {
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
            Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        }
    }

    private static string ScriptOf(DbContext db) => db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
}
