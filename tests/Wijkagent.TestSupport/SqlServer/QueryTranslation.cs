using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>
/// Makes SQL for SQL Server of a query that was asked of another database. Takes the steps that EF takes before it makes
/// code that reads the answer, so that the second and later statements of a split query are there too.
/// </summary>
internal static class QueryTranslation
{
    /// <summary>
    /// The statements of a query, with their parameters declared; none of one that was written as SQL, which only its own
    /// database understands.
    /// </summary>
    /// <param name="query">What EF was to translate.</param>
    /// <param name="db">A context on SQL Server.</param>
    /// <exception cref="InvalidOperationException">EF can't say it to SQL Server.</exception>
    public static IEnumerable<string> Translate(Expression query, DbContext db)
    {
        var compilation = db.GetService<IQueryCompilationContextFactory>().Create(async: true);
        var root = new Rooted(db.Model);
        var rooted = root.Visit(query);
        if (root.IsWrittenAsSql)
            return [];
        var prepared = db.GetService<IQueryTranslationPreprocessorFactory>().Create(compilation).Process(rooted);
        var translated = db.GetService<IQueryableMethodTranslatingExpressionVisitorFactory>().Create(compilation).Translate(prepared);
        var statements = new Statements();
        statements.Visit(db.GetService<IQueryTranslationPostprocessorFactory>().Create(compilation).Process(translated));
        return [.. statements.Found.Select(statement => TextOf(statement, db))];
    }

    private static string TextOf(Expression statement, DbContext db)
    {
        var values = new Samples();
        values.Visit(statement);
        var mode = RelationalOptionsExtension.Extract(db.GetService<IDbContextOptions>()).ParameterizedCollectionMode;
#pragma warning disable EF1001 // The service is public and its one argument is not: there is no other way to SQL without reading rows.
        var how = new RelationalParameterBasedSqlProcessorParameters(useRelationalNulls: false, mode);
#pragma warning restore EF1001
        var processed = db.GetService<IRelationalParameterBasedSqlProcessorFactory>().Create(how)
            .Process(statement, new ParametersCacheDecorator(values.ByName));
        using var command = db.GetService<IQuerySqlGeneratorFactory>().Create().GetCommand(processed).CreateDbCommand(
            new RelationalCommandParameterObject(db.GetService<IRelationalConnection>(), values.ByName, null, db, null),
            Guid.Empty, DbCommandMethod.ExecuteReader);
        return HeldCommands.TextOf(command);
    }

    /// <summary>Lets a query begin in the tables of another model.</summary>
    private sealed class Rooted(IModel model) : ExpressionVisitor
    {
        public bool IsWrittenAsSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            IsWrittenAsSql |= node is QueryRootExpression && node.GetType() != typeof(EntityQueryRootExpression);
            return node is EntityQueryRootExpression root && !IsWrittenAsSql
                ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
                : base.VisitExtension(node);
        }
    }

    /// <summary>Finds what is sent: the query itself, and what brings the collections of a split one.</summary>
    private sealed class Statements : ExpressionVisitor
    {
        public List<Expression> Found { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case ShapedQueryExpression shaped:
                    Found.Add(shaped.QueryExpression);
                    Visit(shaped.ShaperExpression);
                    return node;
                case RelationalSplitCollectionShaperExpression split:
                    Found.Add(split.SelectExpression);
                    Visit(split.InnerShaper);
                    return node;
                case UpdateExpression or DeleteExpression:
                    Found.Add(node);
                    return node;
                default:
                    return node is SelectExpression ? node : base.VisitExtension(node);
            }
        }
    }

    /// <summary>Thinks of a value for each parameter: only its type matters to a compiler.</summary>
    private sealed class Samples : ExpressionVisitor
    {
        public Dictionary<string, object?> ByName { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is SqlParameterExpression parameter)
                ByName[parameter.Name] = Of(parameter.Type);
            return base.VisitExtension(node);
        }

        private static object? Of(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type == typeof(string))
                return "x";
            if (type == typeof(byte[]))
                return new byte[] { 1 };
            if (type.IsEnum)
                return Enum.GetValues(type).GetValue(0);
            return type.IsValueType ? Activator.CreateInstance(type) : ElementOf(type) is { } element ? Two(element) : null;
        }

        private static Array Two(Type element)
        {
            var two = Array.CreateInstance(element, 2);
            two.SetValue(Of(element), 0);
            two.SetValue(Of(element), 1);
            return two;
        }

        private static Type? ElementOf(Type type) => type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }
}
