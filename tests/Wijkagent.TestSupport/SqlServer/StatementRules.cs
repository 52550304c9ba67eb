using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>
/// What SQL Server refuses in a statement and its offline compiler lets pass: functions that it does not have, columns
/// beside a GROUP BY, and aggregates over subqueries. Source: errors 195, 8120 and 130 of its documentation.
/// </summary>
public sealed class StatementRules : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase)
    {
        "AVG", "COUNT", "COUNT_BIG", "MAX", "MIN", "STRING_AGG", "SUM",
    };

    // Those that EF writes today. One that is added here was looked up first.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "CEILING", "CHARINDEX", "CONCAT", "DATALENGTH", "DATEADD", "DATEDIFF", "DATEPART", "FLOOR", "GETUTCDATE", "ISNULL",
        "LEN", "LOWER", "LTRIM", "NEWID", "REPLACE", "ROUND", "ROW_NUMBER", "RTRIM", "SCOPE_IDENTITY", "SUBSTRING", "TRIM", "UPPER",
    };

    private readonly List<string> faults = [];

    private StatementRules()
    {
    }

    /// <summary>What is wrong with a statement; empty when all is well.</summary>
    public static IReadOnlyList<string> FaultsOf(string sql)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
            return [.. errors.Select(e => e.Message)];
        var rules = new StatementRules();
        parsed.Accept(rules);
        return rules.faults;
    }

    /// <inheritdoc />
    public override void Visit(FunctionCall node)
    {
        if (!Aggregates.Contains(node.FunctionName.Value) && !Others.Contains(node.FunctionName.Value))
            faults.Add($"{node.FunctionName.Value} is no function of SQL Server that is known to be there");
        if (IsAggregate(node) && node.Parameters.Any(p => PartsOf(p) is { Subqueries.Count: > 0 } or { Aggregates.Count: > 0 }))
            faults.Add($"{TextOf(node)} is over a subquery or an aggregate");
    }

    /// <inheritdoc />
    public override void Visit(QuerySpecification node)
    {
        TSqlFragment?[] shown = [.. node.SelectElements, node.HavingClause, node.OrderByClause];
        var parts = shown.OfType<TSqlFragment>().Select(PartsOf).ToList();
        if (node.GroupByClause is null && parts.TrueForAll(p => p.Aggregates.Count == 0))
            return;
        var groups = node.GroupByClause?.GroupingSpecifications.OfType<ExpressionGroupingSpecification>()
            .Select(g => TextOf(g.Expression)).ToHashSet() ?? [];
        var bare = from part in parts
                   let covered = part.Aggregates.Concat(part.Subqueries).Concat(part.Expressions.Where(e => groups.Contains(TextOf(e)))).ToList()
                   from column in part.Columns
                   where !covered.Exists(c => c.FirstTokenIndex <= column.FirstTokenIndex && column.LastTokenIndex <= c.LastTokenIndex)
                   select $"{TextOf(column)} is neither grouped by nor in an aggregate";
        faults.AddRange(bare);
    }

    private static bool IsAggregate(FunctionCall call) => call.OverClause is null && Aggregates.Contains(call.FunctionName.Value);

    private static string TextOf(TSqlFragment fragment) => string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(t => t.Text));

    private static Parts PartsOf(TSqlFragment fragment)
    {
        var parts = new Parts();
        fragment.Accept(parts);
        return parts;
    }

    /// <summary>The parts of an expression that the rules are about.</summary>
    private sealed class Parts : TSqlFragmentVisitor
    {
        public List<TSqlFragment> Aggregates { get; } = [];

        public List<TSqlFragment> Subqueries { get; } = [];

        public List<TSqlFragment> Expressions { get; } = [];

        public List<TSqlFragment> Columns { get; } = [];

        public override void Visit(ScalarExpression node) => Expressions.Add(node);

        public override void Visit(FunctionCall node)
        {
            if (IsAggregate(node))
                Aggregates.Add(node);
        }

        // What is inside a subquery is its own query's affair; SQL Server looks at it on its own, and so do the rules.
        public override void ExplicitVisit(ScalarSubquery node) => Subqueries.Add(node);

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular)
                Columns.Add(node);
        }
    }
}
