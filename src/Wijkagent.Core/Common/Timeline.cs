using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Common;

/// <summary>One thing that happened, as a timeline shows it.</summary>
/// <param name="Name">The event's name; its words are looked up by it.</param>
/// <param name="OccurredAt">When, UTC.</param>
/// <param name="By">In what capacity somebody did it.</param>
/// <param name="ActorName">Who; empty for reporters and the program.</param>
/// <param name="About">The code or number of what else it is about; null for most.</param>
public sealed record TimelineFact(string Name, DateTime OccurredAt, ActorKind By, string ActorName, string? About);

/// <summary>Reads what happened to one thing.</summary>
public static class Timeline
{
    /// <summary>Most lines read of one thing.</summary>
    public const int Longest = 500;

    /// <summary>What happened to it last, oldest first.</summary>
    public static async Task<List<TimelineFact>> FactsAboutAsync(
        this WijkagentDbContext db, StaffNames names, Guid subjectId, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == subjectId)
            .OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence)
            .Take(Longest)
            .ToListAsync(cancel);
        events.Reverse();
        var staff = await names.OfAsync(events.Select(IdOfStaff), cancel);
        return events.ConvertAll(e => new TimelineFact(e.Name, e.OccurredAt, e.ActorKind, staff.Of(IdOfStaff(e)), AboutOf(e.Payload)));
    }

    private static Guid? IdOfStaff(EventRecord e) => e.ActorKind == ActorKind.Staff ? e.ActorUserId : null;

    private static string? AboutOf(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.String && PublicCode.Normalise(p.Value.GetString()) is not null)
            .Select(p => p.Value.GetString())
            .FirstOrDefault();
    }
}
