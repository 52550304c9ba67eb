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
}
