using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>
/// Holds back what a context would send: connection, transaction and command; keeps the text of the commands with their
/// parameters declared.
/// </summary>
internal sealed class HeldCommands : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly List<string> texts = [];

    /// <summary>What a save of a row sends to SQL Server.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(SavedRow row)
    {
        var held = new HeldCommands();
        await using DbContext db = row.Row is ContentKey ? SqlServerModel.OfflineKeys(held) : SqlServerModel.Offline(held);
        row.AddTo(db);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (Exception failure) when (failure is HeldException or DbUpdateException { InnerException: HeldException })
        {
            // The command was kept; there is nobody to answer it.
        }

        return held.texts;
    }

    /// <summary>A command as one text.</summary>
    public static string TextOf(DbCommand command)
    {
        var text = new StringBuilder();
        foreach (SqlParameter parameter in command.Parameters)
        {
            var name = parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName;
            text.AppendLine(CultureInfo.InvariantCulture, $"DECLARE {name} {parameter.SqlDbType}{LengthOf(parameter)};");
        }

        return text.Append(command.CommandText).ToString();
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        texts.Add(TextOf(command));
        throw new HeldException();
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        texts.Add(TextOf(command));
        throw new HeldException();
    }

    /// <inheritdoc />
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    /// <inheritdoc />
    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    private static string LengthOf(SqlParameter parameter)
    {
        if (parameter.SqlDbType is not (SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary))
            return "";
        return parameter.Size > 0 ? $"({parameter.Size.ToString(CultureInfo.InvariantCulture)})" : "(max)";
    }

    private sealed class HeldException : Exception;

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
