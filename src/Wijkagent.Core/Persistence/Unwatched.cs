using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Wijkagent.Core.Persistence;

/// <summary>
/// Until it is disposed of, nobody looks for what changed in a context: EF otherwise compares all rows for each list of them that
/// is asked for, and a save asks for a dozen. Who changes a row meanwhile looks for it.
/// </summary>
internal readonly struct Unwatched : IDisposable
{
    private readonly ChangeTracker tracker;
    private readonly bool before;

    /// <summary>Of this context.</summary>
    public Unwatched(ChangeTracker tracker)
    {
        (this.tracker, before) = (tracker, tracker.AutoDetectChangesEnabled);
        tracker.AutoDetectChangesEnabled = false;
    }

    /// <inheritdoc />
    public void Dispose() => tracker.AutoDetectChangesEnabled = before;
}
