using System.Data.Common;

namespace Wijkagent.Core.Persistence;

/// <summary>A file in the place of a database is damaged, or is none: nothing helps but its copy.</summary>
/// <param name="file">Where it is.</param>
/// <param name="cause">What the database said.</param>
public sealed class DatabaseDamagedException(string file, Exception cause) : DbException($"{file} is damaged, or no database.", cause)
{
    /// <summary>Where it is.</summary>
    public string File => file;
}
