using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Data.SqlServer;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>
/// SQL Server's own compiler, without a server: knows the tables of our create script, and says whether a statement
/// fits them. It knows no functions and no rules of GROUP BY, and not how long keys may be: ModelTests does the last.
/// </summary>
public sealed partial class SqlServerModel : IDisposable
{
    // A name that is found nowhere is a warning to the compiler, and a failure to us.
    private static readonly string[] FailingWarnings = ["SQL71502", "SQL71005"];

    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
    private readonly List<(string Name, string Sql)> statements = [];
    private readonly List<string> unreadable = [];

    /// <summary>The tables of contexts on SQL Server.</summary>
    public SqlServerModel(params DbContext[] databases)
    {
        foreach (var statement in databases.SelectMany(db => Parse(db.Database.GenerateCreateScript())))
            model.AddObjects(statement);
    }

    /// <summary>A context that can make SQL for SQL Server but reach none.</summary>
    public static WijkagentDbContext Offline(params IInterceptor[] interceptors) => new((DbContextOptions<WijkagentDbContext>)
        new DbContextOptionsBuilder<WijkagentDbContext>().UseSqlServerDatabase("Server=none").AddInterceptors(interceptors).Options);

    /// <summary>The same for the content keys.</summary>
    public static ContentKeysDbContext OfflineKeys(params IInterceptor[] interceptors) => new((DbContextOptions<ContentKeysDbContext>)
        new DbContextOptionsBuilder<ContentKeysDbContext>().UseSqlServerKeys("Server=none").AddInterceptors(interceptors).Options);

    /// <summary>Adds a statement, to be judged with the rest.</summary>
    /// <param name="name">What it is called when something is wrong with it.</param>
    /// <param name="sql">Its text.</param>
    public void Add(string name, string sql)
    {
        statements.Add((name, sql));
        try
        {
            model.AddObjects($"CREATE PROCEDURE [dbo].[q{statements.Count}] AS BEGIN {sql}{Environment.NewLine} END");
        }
        catch (DacModelException wrong)
        {
            unreadable.Add($"{name}: {wrong.Message}{Environment.NewLine}{sql}");
        }
    }

    /// <summary>What the compiler finds wrong, each with the statement; empty when all is well.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. unreadable,
        .. model.Validate()
            .Where(m => m.MessageType.ToString() == "Error" || FailingWarnings.Contains($"{m.Prefix}{m.Number}"))
            .Select(m => ProcedureName().Match(m.ToString()!) is { Success: true } found
                && statements[int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1] is var (name, sql)
                    ? $"{name}: {m}{Environment.NewLine}{sql}" : m.ToString()!),
    ];

    /// <inheritdoc />
    public void Dispose() => model.Dispose();

    private static IEnumerable<string> Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(
            new StringReader(ConditionalSchema().Replace(script, "CREATE SCHEMA [$1];")), out var errors);
        if (errors.Count > 0)
            throw new InvalidOperationException("The create script is no T-SQL: " + string.Join("; ", errors.Select(e => $"{e.Line}: {e.Message}")));
        var writer = new Sql160ScriptGenerator();
        foreach (var statement in ((TSqlScript)parsed).Batches.SelectMany(b => b.Statements))
        {
            writer.GenerateScript(statement, out var text);
            yield return text;
        }
    }

    [GeneratedRegex(@"IF SCHEMA_ID\(N'[^']+'\) IS NULL EXEC\(N'CREATE SCHEMA \[(\w+)\];'\);")]
    private static partial Regex ConditionalSchema();

    [GeneratedRegex(@"\[q(\d+)\]")]
    private static partial Regex ProcedureName();
}
