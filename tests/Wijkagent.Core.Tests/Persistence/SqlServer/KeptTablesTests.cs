using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>What the migrations write out for SQL Server by hand, read by its own parser.</summary>
public sealed partial class KeptTablesTests
{
    [Theory]
    [InlineData("AuditEntries")]
    [InlineData("AuditSeals")]
    [InlineData("AuditCheckpoints")]
    public void Nobody_may_change_or_delete_what_the_audit_log_holds(string table)
    {
        using var db = SqlServerModel.Offline();
        var script = db.GetService<IMigrator>().GenerateScript();

        var trigger = Assert.Single(Triggers(script), t => t.TriggerObject.Name.BaseIdentifier.Value == table);
        Assert.Equal(TriggerType.InsteadOf, trigger.TriggerType);
        Assert.Equal(
            [TriggerActionType.Update, TriggerActionType.Delete], trigger.TriggerActions.Select(a => a.TriggerActionType));
        Assert.IsType<ThrowStatement>(Assert.Single(trigger.StatementList.Statements));
        Assert.Contains($"DENY UPDATE, DELETE ON [{table}] TO [public];", script, StringComparison.Ordinal);
    }

    private static IEnumerable<CreateTriggerStatement> Triggers(string script) => DynamicSql().Matches(script)
        .Select(made => made.Groups["sql"].Value.Replace("''", "'", StringComparison.Ordinal))
        .Where(sql => sql.StartsWith("CREATE TRIGGER", StringComparison.Ordinal))
        .Select(sql =>
        {
            var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
            Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
            return Assert.IsType<CreateTriggerStatement>(Assert.Single(Assert.Single(((TSqlScript)parsed).Batches).Statements));
        });

    [GeneratedRegex(@"EXEC\(N'(?<sql>(?:[^']|'')*)'\);", RegexOptions.ExplicitCapture)]
    private static partial Regex DynamicSql();
}
