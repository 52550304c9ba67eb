using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence.Backups;

/// <summary>There is no such file.</summary>
/// <param name="File">Its path.</param>
public sealed record BackupMissing(string File) : NotFoundError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [File];
}

/// <summary>A copy can't be used: it is cut off, was changed, or is no database of this program.</summary>
/// <param name="Detail">What the database says of it.</param>
public sealed record BackupDamaged(string Detail) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Detail];
}

/// <summary>A copy holds other rows than the database did when it was made.</summary>
/// <param name="Table">The first table that differs.</param>
/// <param name="Held">How many rows it had.</param>
/// <param name="Found">How many are in the copy.</param>
public sealed record BackupRowsDiffer(string Table, long Held, long Found) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Table, Held, Found];
}

/// <summary>A file is no copy of a database, or not all of one.</summary>
public sealed record NoBackup : ConflictError;

/// <summary>A copy was sealed with another master key than this installation has, or its head was changed.</summary>
public sealed record BackupLocked : ConflictError;

/// <summary>There is a file already where a copy is to be opened.</summary>
/// <param name="File">Its path.</param>
public sealed record BackupTargetTaken(string File) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [File];
}

/// <summary>What was told in a report of a copy can't be read with the keys of this installation.</summary>
/// <param name="Code">The report's code.</param>
public sealed record BackupUnreadable(string Code) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Code];
}

/// <summary>A picture beside a copy is not there, or not as it was.</summary>
/// <param name="File">Its name in the store.</param>
public sealed record BackupFileDiffers(string File) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [File];
}

/// <summary>Copies of this database are the database server's own work.</summary>
public sealed record BackupIsOfTheServer : ConflictError;
