using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Wijkagent.Core.Persistence;

/// <summary>What differs between the databases and can't be said in LINQ.</summary>
public interface IDatabaseDialect
{
    /// <summary>Whether a save failed because a unique value was there already.</summary>
    bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>Whether the database can't work now and may later: busy, full, or away. Looks at what caused the failure too.</summary>
    bool IsAway(Exception failure);

    /// <summary>Whether there was no way to the server of the database at all, or it lets nobody in under that name. Looks at what caused the failure too.</summary>
    bool IsUnreachable(Exception failure);

    /// <summary>What the database's own clock says, UTC; null where it is the clock of this machine.</summary>
    Task<DateTime?> ClockAsync(DatabaseFacade database, CancellationToken cancel);

    /// <summary>Takes what was deleted out of the files of a database, as far as the program can: out of its log too.</summary>
    Task WipeDeletedAsync(DatabaseFacade database, CancellationToken cancel);
}

/// <summary>Patterns for <c>EF.Functions.Like</c>.</summary>
public static class LikePattern
{
    /// <summary>The character that takes away the meaning of the one after it, on both databases.</summary>
    public const string Escape = "\\";

    /// <summary>A pattern for texts that begin with what was typed, whatever was typed.</summary>
    public static string StartsWith(string typed) => Quote(typed) + "%";

    /// <summary>A pattern for texts that hold what was typed, whatever was typed.</summary>
    public static string Contains(string typed) => "%" + Quote(typed) + "%";

    // «[» means something to SQL Server alone; escaping it does no harm to SQLite.
    private static string Quote(string typed) => typed
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal);
}
