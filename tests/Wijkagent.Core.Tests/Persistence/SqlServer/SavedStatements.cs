using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>
/// Catches the SQL of commands before they leave: connection, transaction and command are held back, and what would
/// have been sent is kept with its parameters declared.
/// </summary>
internal sealed class SavedStatements : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly List<string> statements = [];

    /// <summary>What saves and bulk changes of the product send to SQL Server.</summary>
    public static async Task<IReadOnlyList<string>> CaptureAsync()
    {
        var caught = new SavedStatements();
        var now = new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);
        await using (var db = caught.Open())
        {
            db.Add(new OutboxMessage("a@example.org", "X", "nl", [1], now));
            db.Add(new Revision("x"));
            await TryAsync(() => db.SaveChangesAsync());
        }

        await using (var db = caught.Open())
        {
            await TryAsync(() => OutboxQueries.Due(db, now).Where(m => new[] { Guid.Empty }.Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, Guid.Empty).SetProperty(m => m.LeasedUntil, now)));
        }

        return caught.statements;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        throw new Held();
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    private WijkagentDbContext Open()
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqlServerDatabase("Server=none").AddInterceptors(this);
        return new WijkagentDbContext(options.Options);
    }

    private static async Task TryAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (Exception failure) when (failure is Held or DbUpdateException { InnerException: Held })
        {
            // The statement was kept; there is nobody to answer it.
        }
    }

    private void Keep(DbCommand command)
    {
        var text = new StringBuilder();
        foreach (SqlParameter parameter in command.Parameters)
        {
            var length = parameter.Size switch
            {
                > 0 => $"({parameter.Size.ToString(CultureInfo.InvariantCulture)})",
                < 0 => "(max)",
                _ => "",
            };
            text.AppendLine(CultureInfo.InvariantCulture, $"DECLARE {Name(parameter)} {parameter.SqlDbType}{(HasLength(parameter) ? length : "")};");
        }

        statements.Add(text.Append(command.CommandText).ToString());
    }

    private static string Name(SqlParameter parameter) =>
        parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName;

    private static bool HasLength(SqlParameter parameter) => parameter.SqlDbType
        is System.Data.SqlDbType.NVarChar or System.Data.SqlDbType.VarChar or System.Data.SqlDbType.VarBinary;

    private sealed class Held : Exception;

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override System.Data.IsolationLevel IsolationLevel => System.Data.IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
