using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>
/// SQL Server's own compiler, without a server: knows the tables of our create script, and says whether a statement
/// fits them. It knows no functions and no rules of GROUP BY, and not how long keys may be: ModelTests does the last.
/// </summary>
internal sealed partial class SqlServerModel : IDisposable
{
    // A name that is found nowhere is a warning to the compiler, and a failure to us.
    private static readonly string[] FailingWarnings = ["SQL71502", "SQL71005"];

    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
    private int statements;

    public SqlServerModel(WijkagentDbContext db)
    {
        foreach (var statement in Parse(db.Database.GenerateCreateScript()))
            model.AddObjects(statement);
    }

    /// <summary>A context that can make SQL for SQL Server but reach none.</summary>
    public static WijkagentDbContext Offline() => new((DbContextOptions<WijkagentDbContext>)
        new DbContextOptionsBuilder<WijkagentDbContext>().UseSqlServerDatabase("Server=none").Options);

    /// <summary>Adds what a query sends, to be judged with the rest.</summary>
    public void Add(IQueryable query)
    {
        // With split queries EF ends the text with a remark of its own.
        var sql = query.ToQueryString();
        var remark = sql.IndexOf("This LINQ query is being executed", StringComparison.Ordinal);
        Add(remark < 0 ? sql : sql[..remark]);
    }

    /// <summary>Adds a statement, to be judged with the rest.</summary>
    public void Add(string sql) =>
        model.AddObjects($"CREATE PROCEDURE [dbo].[q{++statements}] AS BEGIN {sql}{Environment.NewLine} END");

    /// <summary>What the compiler finds wrong; empty when all is well.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. model.Validate()
            .Where(m => m.MessageType.ToString() == "Error" || FailingWarnings.Contains($"{m.Prefix}{m.Number}"))
            .Select(m => m.ToString()),
    ];

    public void Dispose() => model.Dispose();

    private static IEnumerable<string> Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(
            new StringReader(ConditionalSchema().Replace(script, "CREATE SCHEMA [$1];")), out var errors);
        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        var writer = new Sql160ScriptGenerator();
        foreach (var statement in ((TSqlScript)parsed).Batches.SelectMany(b => b.Statements))
        {
            writer.GenerateScript(statement, out var text);
            yield return text;
        }
    }

    [GeneratedRegex(@"IF SCHEMA_ID\(N'[^']+'\) IS NULL EXEC\(N'CREATE SCHEMA \[(\w+)\];'\);")]
    private static partial Regex ConditionalSchema();
}
