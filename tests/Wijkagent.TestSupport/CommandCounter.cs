using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Wijkagent.TestSupport;

/// <summary>Counts the queries that are sent to the database.</summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int count;

    /// <summary>How many there were.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Starts from nought.</summary>
    public void Forget() => Interlocked.Exchange(ref count, 0);

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
