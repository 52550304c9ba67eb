using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence;

/// <summary>Saves in which somebody else may have been first.</summary>
public static class Saving
{
    /// <summary>Saves, unless one of the things changed was changed by somebody else since it was read.</summary>
    /// <returns>Done, or <see cref="ChangedBySomebodyElse"/>; then nothing was saved.</returns>
    public static async Task<Result> SaveUnlessChangedAsync(this WijkagentDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChangedBySomebodyElse();
        }
    }

    /// <summary>
    /// Saves; when somebody else was first, does it all again with what is there now: what was meant for an older version
    /// is refused then, what was sent twice turns out to be done, and what is only added is added.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="done">What is answered when it was saved.</param>
    /// <param name="again">Reads and does it once more, with its own answer.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<TResult> SaveOrDoAgainAsync<TResult>(
        this WijkagentDbContext db, TResult done, Func<Task<TResult>> again, CancellationToken cancel) =>
        (await db.SaveUnlessChangedAsync(cancel)).IsDone ? done : await again();
}
