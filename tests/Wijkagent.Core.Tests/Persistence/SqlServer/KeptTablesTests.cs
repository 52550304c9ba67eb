using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>What the migrations write out for SQL Server by hand, read by its own parser.</summary>
public sealed partial class KeptTablesTests
{
    [Theory]
    [InlineData("AuditCheckpoints")]
    [InlineData("AuditEndings")]
    public void Nobody_may_change_or_delete_what_the_audit_log_holds(string table)
    {
        using var db = SqlServerModel.Offline();
        var script = db.GetService<IMigrator>().GenerateScript();

        var trigger = Kept(script, table);
        Assert.IsType<ThrowStatement>(Assert.Single(trigger.StatementList.Statements));
    }

    [Theory]
    [InlineData("AuditEntries")]
    [InlineData("AuditSeals")]
    [InlineData("AuditReasons")]
    public void Entries_and_seals_go_only_when_it_is_written_down_that_their_stream_ended(string table)
    {
        using var db = SqlServerModel.Offline();
        var script = db.GetService<IMigrator>().GenerateScript();

        var trigger = Kept(script, table);
        Assert.Collection(
            trigger.StatementList.Statements,
            quiet => Assert.IsType<PredicateSetStatement>(quiet),
            guard => Assert.IsType<ThrowStatement>(Assert.IsType<IfStatement>(guard).ThenStatement),
            gone => Assert.IsType<DeleteStatement>(gone));
        Assert.Contains("NOT IN (SELECT [Stream] FROM [AuditEndings])", script, StringComparison.Ordinal);
    }

    [Fact]
    public void No_stream_ends_before_its_term_is_over_by_the_clock_of_the_database()
    {
        using var db = SqlServerModel.Offline();
        var script = db.GetService<IMigrator>().GenerateScript();

        var trigger = Triggers(script).Last(t => t.Name.BaseIdentifier.Value == "AuditEndingsEnd");
        Assert.Equal(TriggerType.After, trigger.TriggerType);
        Assert.Collection(
            trigger.StatementList.Statements,
            quiet => Assert.IsType<PredicateSetStatement>(quiet),
            guard => Assert.IsType<ThrowStatement>(Assert.IsType<IfStatement>(guard).ThenStatement),
            entries => Assert.IsType<DeleteStatement>(entries),
            seals => Assert.IsType<DeleteStatement>(seals),
            reasons => Assert.IsType<DeleteStatement>(reasons));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"DATEADD(month, -{RetentionTerms.AuditLogMonths}, SYSUTCDATETIME())"), script, StringComparison.Ordinal);
    }

    /// <summary>The trigger, in its newest form, that keeps a table from changes; with it nobody is given the right either.</summary>
    private static TriggerStatementBody Kept(string script, string table)
    {
        var trigger = Triggers(script).Last(t => t.TriggerObject.Name.BaseIdentifier.Value == table && t.TriggerType == TriggerType.InsteadOf);
        Assert.Equal([TriggerActionType.Update, TriggerActionType.Delete], trigger.TriggerActions.Select(a => a.TriggerActionType));
        Assert.Contains($"DENY UPDATE, DELETE ON [{table}] TO [public];", script, StringComparison.Ordinal);
        return trigger;
    }

    private static IEnumerable<TriggerStatementBody> Triggers(string script) => DynamicSql().Matches(script)
        .Select(made => made.Groups["sql"].Value.Replace("''", "'", StringComparison.Ordinal))
        .Where(sql => sql.Contains(" TRIGGER ", StringComparison.Ordinal))
        .Select(sql =>
        {
            var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
            Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
            return Assert.IsAssignableFrom<TriggerStatementBody>(Assert.Single(Assert.Single(((TSqlScript)parsed).Batches).Statements));
        });

    [GeneratedRegex(@"EXEC\(N'(?<sql>(?:[^']|'')*)'\);", RegexOptions.ExplicitCapture)]
    private static partial Regex DynamicSql();
}
