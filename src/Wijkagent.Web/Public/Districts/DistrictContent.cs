using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Persistence;
using Wijkagent.Web.Public.Officers;

namespace Wijkagent.Web.Public.Districts;

/// <summary>Reads what stands on the page of one district, a query each.</summary>
internal sealed class DistrictContent(WijkagentDbContext db, MappedDistrict district, DateTime now)
{
    public async Task<string> IntroductionAsync(CancellationToken cancel) =>
        (await db.Districts.Where(d => d.Id == district.Id).Select(d => d.Introduction).SingleAsync(cancel)).ToString();

    public async Task<IReadOnlyList<PriorityCard>> PrioritiesAsync(int max, CancellationToken cancel)
    {
        var priorities = await db.Priorities.Where(p => p.DistrictId == district.Id)
            .OrderByDescending(p => p.Since).ThenBy(p => p.Id)
            .Select(p => new { p.Title, p.YouSaid, p.WeDid, p.Since })
            .Take(max)
            .ToListAsync(cancel);
        return [.. priorities.Select(p => new PriorityCard(p.Title.ToString(), p.YouSaid.ToString(), p.WeDid.ToString(), p.Since, district.Name))];
    }

    public async Task<IReadOnlyList<EventCard>> EventsAsync(int max, CancellationToken cancel)
    {
        var events = await db.CommunityEvents.Where(e => e.DistrictId == district.Id && e.EndsAt > now)
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Select(e => new { e.Kind, e.Title, e.Text, e.Place, e.StartsAt, e.EndsAt })
            .Take(max)
            .ToListAsync(cancel);
        return [.. events.Select(e => new EventCard(
            e.Kind, e.Title.ToString(), e.Text.ToString(), e.Place, WorkingTime.ToDutchTime(e.StartsAt), WorkingTime.ToDutchTime(e.EndsAt)))];
    }

    public async Task<IReadOnlyList<BulletinCard>> BulletinsAsync(int max, CancellationToken cancel)
    {
        var bulletins = await db.Bulletins.Where(b => b.DistrictId == district.Id && b.PublishedAt <= now)
            .Join(db.Officers, b => b.OfficerId, o => o.Id, (b, o) => new { b.Id, b.Title, b.Text, o.FirstName, b.PublishedAt })
            .OrderByDescending(b => b.PublishedAt).ThenBy(b => b.Id)
            .Take(max)
            .ToListAsync(cancel);
        return [.. bulletins.Select(b => new BulletinCard(b.Title.ToString(), b.Text.ToString(), b.FirstName, WorkingTime.DayOf(b.PublishedAt)))];
    }

    public async Task<IReadOnlyList<InitiativeCard>> InitiativesAsync(CancellationToken cancel)
    {
        var initiatives = await db.Initiatives.Where(i => i.DistrictId == district.Id)
            .OrderBy(i => i.Name)
            .Select(i => new { i.Name, i.Text })
            .ToListAsync(cancel);
        return [.. initiatives.Select(i => new InitiativeCard(i.Name, i.Text.ToString()))];
    }

    public async Task<IReadOnlyList<OrganisationCard>> OrganisationsAsync(CancellationToken cancel) =>
        await db.Organisations.Where(o => o.DistrictId == district.Id)
            .OrderBy(o => o.Name)
            .Select(o => new OrganisationCard(o.Name, o.Kind, o.Address, o.Url))
            .ToListAsync(cancel);

    public async Task<FiguresTable?> FiguresAsync(CancellationToken cancel)
    {
        var codes = new[] { district.Code, district.Municipality.Code };
        var figures = await db.AreaFigures.AsNoTracking().Where(f => codes.Contains(f.AreaCode)).ToListAsync(cancel);
        return DistrictFigures.Of(district.Code, district.Municipality.Code, figures);
    }
}
