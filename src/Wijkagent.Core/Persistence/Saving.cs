using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence;

/// <summary>Saves in which somebody else may have been first.</summary>
public static class Saving
{
    /// <summary>How often something is done again because somebody else was first.</summary>
    private const int MostTries = 5;

    /// <summary>
    /// Saves, unless one of the things changed was changed by somebody else since it was read: also where the database refuses
    /// something new first, as what it belongs to went with that change.
    /// </summary>
    /// <returns>Done, or <see cref="ChangedBySomebodyElse"/>; then nothing was saved.</returns>
    public static async Task<Result> SaveUnlessChangedAsync(this WijkagentDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateException failure)
        {
            if (failure is not DbUpdateConcurrencyException && !await db.IsOvertakenAsync(cancel))
                throw;
            db.ChangeTracker.Clear();
            return new ChangedBySomebodyElse();
        }
    }

    private static async Task<bool> IsOvertakenAsync(this WijkagentDbContext db, CancellationToken cancel)
    {
        foreach (var changed in db.ChangeTracker.Entries<Entity>().Where(e => e.State is EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (await changed.GetDatabaseValuesAsync(cancel) is not { } there
                || there.GetValue<int>(nameof(Entity.Version)) != changed.Property(e => e.Version).OriginalValue)
            {
                return true;
            }
        }

        return false;
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

    /// <summary>
    /// Saves what may meet somebody else's in a unique key too. Where somebody was first, it is to be read and done once more
    /// with what is there now; at the last try the failure is thrown.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="dialect">Knows a unique key that was taken.</param>
    /// <param name="tries">The how manieth try it is, from 1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether it was saved; nothing was when not.</returns>
    public static async Task<bool> SaveUnlessTakenAsync(this WijkagentDbContext db, IDatabaseDialect dialect, int tries, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (tries < MostTries && (failure is DbUpdateConcurrencyException || dialect.IsUniqueViolation(failure)))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
