using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Agenda;

/// <summary>A moment as a page shows it.</summary>
/// <param name="Kind">What kind of moment.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">What happens.</param>
/// <param name="Place">Where.</param>
/// <param name="StartsAt">From when, UTC.</param>
/// <param name="EndsAt">Until when, UTC.</param>
public sealed record ListedEvent(
    CommunityEventKind Kind, LocalizedText Title, LocalizedText Text, string Place, DateTime StartsAt, DateTime EndsAt);

/// <summary>Reads the agenda of a district.</summary>
public sealed class AgendaService(WijkagentDbContext db)
{
    /// <summary>What goes on at <paramref name="now"/>, UTC, or is still to come; the first one first.</summary>
    public Task<List<ListedEvent>> UpcomingAsync(Guid districtId, DateTime now, int max, CancellationToken cancel) =>
        db.CommunityEvents.Where(e => e.DistrictId == districtId && e.EndsAt > now)
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Take(max)
            .Select(e => new ListedEvent(
                e.Kind,
                new LocalizedText(e.Title.Nl, e.Title.En),
                new LocalizedText(e.Text.Nl, e.Text.En),
                e.Place,
                e.StartsAt,
                e.EndsAt))
            .ToListAsync(cancel);
}
