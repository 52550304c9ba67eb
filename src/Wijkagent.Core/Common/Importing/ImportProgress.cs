namespace Wijkagent.Core.Common.Importing;

/// <summary>What an import is busy with.</summary>
public enum ImportStep
{
    /// <summary>Unpacking and reading the file.</summary>
    Reading,

    /// <summary>Checking and converting what was read.</summary>
    Checking,

    /// <summary>Comparing with what is there.</summary>
    Comparing,

    /// <summary>Writing to the database.</summary>
    Saving,
}

/// <summary>How far an import is.</summary>
/// <param name="Step">What it is busy with.</param>
/// <param name="Done">How many of the step's things are done.</param>
/// <param name="Total">How many there are; 0 when that is not known.</param>
public readonly record struct ImportProgress(ImportStep Step, int Done = 0, int Total = 0);
