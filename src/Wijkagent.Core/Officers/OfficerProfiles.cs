using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Officers;

/// <summary>What the public is told of an officer in function, beside what the directory holds in memory.</summary>
/// <param name="Id">The officer.</param>
/// <param name="FirstName">The name the neighbourhood uses.</param>
/// <param name="About">Who the officer is; may be empty.</param>
/// <param name="Phone">As people dial it.</param>
/// <param name="Socials">Public accounts.</param>
/// <param name="TeamId">The team, if the officer is in one.</param>
/// <param name="TeamName">What that team is called.</param>
/// <param name="Hours">When people can walk in, from Monday on.</param>
public sealed record OfficerProfile(
    Guid Id,
    string FirstName,
    LocalizedText About,
    string Phone,
    Socials Socials,
    Guid? TeamId,
    string? TeamName,
    IReadOnlyList<WalkInHour> Hours);

/// <summary>How an officer can be reached.</summary>
/// <param name="Phone">As people dial it.</param>
/// <param name="Hours">When people can walk in, from Monday on.</param>
public sealed record OfficerReach(string Phone, IReadOnlyList<WalkInHour> Hours);

/// <summary>An officer who left.</summary>
/// <param name="Name">First and, where shown, last name.</param>
/// <param name="AreaIds">The districts and neighbourhoods of all beats there were.</param>
public sealed record LeftOfficer(string Name, IReadOnlyList<Guid> AreaIds);

/// <summary>A weekly hour in which people can walk in, in Dutch local time.</summary>
public sealed record WalkInHour(DayOfWeek Day, TimeOnly From, TimeOnly Until, string Place, string Address)
{
    /// <summary>The minute of the week; the week begins on Monday.</summary>
    public int Order => (((int)Day + 6) % 7 * 1440) + (From.Hour * 60) + From.Minute;
}

/// <summary>Reads what the public is told of officers.</summary>
public sealed class OfficerProfiles(WijkagentDbContext db)
{
    /// <summary>An officer in function by the name in addresses; null for everybody else.</summary>
    public async Task<OfficerProfile?> FindAsync(string slug, CancellationToken cancel)
    {
        var officer = await db.Officers.AsNoTracking()
            .Where(o => o.Slug == slug && o.LeftAt == null)
            .Select(o => new OfficerProfile(
                o.Id,
                o.FirstName,
                new LocalizedText(o.About.Nl, o.About.En),
                o.Phone,
                o.Socials,
                o.TeamId,
                o.Team == null ? null : o.Team.Name,
                o.ConsultationHours.Select(h => new WalkInHour(h.Day, h.From, h.Until, h.Place, h.Address)).ToList()))
            .SingleOrDefaultAsync(cancel);
        return officer is null ? null : officer with { Hours = InOrder(officer.Hours) };
    }

    /// <summary>How to reach these officers, by their id.</summary>
    public async Task<Dictionary<Guid, OfficerReach>> ReachOfAsync(IReadOnlyCollection<Guid> officerIds, CancellationToken cancel)
    {
        var told = await db.Officers.AsNoTracking()
            .Where(o => officerIds.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Phone,
                Hours = o.ConsultationHours.Select(h => new WalkInHour(h.Day, h.From, h.Until, h.Place, h.Address)).ToList(),
            })
            .ToListAsync(cancel);
        return told.ToDictionary(o => o.Id, o => new OfficerReach(o.Phone, InOrder(o.Hours)));
    }

    /// <summary>An officer who left, by the name in addresses; null when there never was one.</summary>
    public async Task<LeftOfficer?> FindLeftAsync(string slug, CancellationToken cancel)
    {
        var officer = await db.Officers
            .Where(o => o.Slug == slug && o.LeftAt != null)
            .Select(o => new { o.FirstName, o.LastName, Areas = o.Beats.Select(b => b.DistrictId ?? b.NeighbourhoodId!.Value).ToList() })
            .SingleOrDefaultAsync(cancel);
        return officer is null ? null : new LeftOfficer(Officer.NameOf(officer.FirstName, officer.LastName), officer.Areas);
    }

    private static List<WalkInHour> InOrder(IEnumerable<WalkInHour> hours) => [.. hours.OrderBy(h => h.Order)];
}
