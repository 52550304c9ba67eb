using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// Writes down what somebody does that changes nothing by itself. What does change something raises an event, and the
/// context writes its entry in the same save.
/// </summary>
public sealed class AuditLog(WijkagentDbContext db, AuditContext context)
{
    /// <summary>Notes an act in the save that follows.</summary>
    public void Add(AuditNote note, Actor by) => db.AuditEntries.Add(AuditEntry.Of(note, by, context));

    /// <summary>
    /// Notes that somebody is about to see something. Fails when it can't be written: then nothing is shown either. What
    /// was left unsaved, such as a step that was refused, is let go of: looking saves nothing in passing.
    /// </summary>
    public async Task NoteAsync(AuditNote note, Actor by, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        Add(note, by);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
