using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Reads the pages of officers; three queries.</summary>
public sealed class OfficerPages(WijkagentDbContext db, Atlas atlas, SendKeys keys, TimeProvider time)
{
    private const int MaxPriorities = 10;

    /// <summary>The page of an officer in function; null for everybody else.</summary>
    public async Task<OfficerPage?> ReadAsync(string slug, CancellationToken cancel)
    {
        var officer = await db.Officers
            .Where(o => o.Slug == slug && o.LeftAt == null)
            .Select(o => new { o.Id, o.FirstName, o.About, o.Phone, o.Socials, o.TeamId, Team = o.Team == null ? null : o.Team.Name })
            .SingleOrDefaultAsync(cancel);
        var sheet = await atlas.OpenAsync(cancel);
        if (officer is null || sheet.Officers.Officer(officer.Id) is not { } listed)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        var beats = sheet.Officers.BeatsOf(officer.Id, now);
        var primary = AreasOf(sheet, beats, BeatRole.Primary);
        var away = sheet.Officers.AbsenceOf(listed, now);
        return new OfficerPage(
            slug,
            officer.FirstName,
            listed.Name,
            Cards.Initials(listed.Name),
            officer.About.ToString(),
            officer.Phone,
            officer.Socials,
            officer.Team,
            Cards.Of(sheet.Officers.StationOf(officer.TeamId)),
            [.. primary.Select(LinkTo)],
            [.. AreasOf(sheet, beats, BeatRole.Deputy).Select(LinkTo)],
            away is null ? null : Cards.Of(away),
            away is null ? [] : StandInsFor(sheet, listed, primary, now),
            await HoursAsync(officer.Id, cancel),
            await PrioritiesAsync(primary, cancel),
            new ContactForm { Key = keys.Issue(slug) });
    }

    /// <summary>The page of an officer who left; null when there never was one.</summary>
    public async Task<OfficerLeftPage?> ReadLeftAsync(string slug, CancellationToken cancel)
    {
        var officer = await db.Officers
            .Where(o => o.Slug == slug && o.LeftAt != null)
            .Select(o => new { o.FirstName, o.LastName, Areas = o.Beats.Select(b => b.DistrictId ?? b.NeighbourhoodId!.Value).ToList() })
            .SingleOrDefaultAsync(cancel);
        if (officer is null)
            return null;

        var sheet = await atlas.OpenAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var districts = officer.Areas
            .Select(id => sheet.Areas.ById(id) switch { MappedDistrict d => d, MappedNeighbourhood n => n.District, _ => null })
            .OfType<MappedDistrict>()
            .Distinct()
            .Select(d => new DistrictSuccessors(LinkTo(d), AnsweringIn(sheet, d.Neighbourhoods, now, _ => true)));
        return new OfficerLeftPage(
            officer.LastName is null ? officer.FirstName : $"{officer.FirstName} {officer.LastName}", [.. districts]);
    }

    private static List<MappedArea> AreasOf(AtlasSheet sheet, IEnumerable<ListedBeat> beats, BeatRole role) =>
    [
        .. beats.Where(b => b.Role == role)
            .Select(b => sheet.Areas.ById(b.DistrictId ?? b.NeighbourhoodId!.Value))
            .OfType<MappedArea>()
            .Distinct()
            .OrderBy(a => a.Code, StringComparer.Ordinal),
    ];

    private static List<PersonLink> StandInsFor(AtlasSheet sheet, ListedOfficer officer, List<MappedArea> areas, DateTime now) =>
        AnsweringIn(
            sheet,
            areas.SelectMany(a => a switch { MappedDistrict d => d.Neighbourhoods, MappedNeighbourhood n => [n], _ => [] }),
            now,
            o => o.StandsInFor == officer);

    private static List<PersonLink> AnsweringIn(
        AtlasSheet sheet, IEnumerable<MappedNeighbourhood> neighbourhoods, DateTime now, Func<AnsweringOfficer, bool> which) =>
    [
        .. neighbourhoods.SelectMany(n => sheet.Officers.For(n, now).Officers)
            .Where(which)
            .Select(o => new PersonLink(o.Officer.Name, Paths.Officer(o.Officer.Slug)))
            .Distinct(),
    ];

    private static AreaLink LinkTo(MappedArea area) => area switch
    {
        MappedNeighbourhood n => new(n.Name, $"{n.District.Name}, {n.District.Municipality.Name}", Paths.Of(n)),
        MappedDistrict d => new(d.Name, d.Municipality.Name, Paths.Of(d)),
        _ => throw new InvalidOperationException("A beat is a district or a neighbourhood."),
    };

    private async Task<IReadOnlyList<WalkInHour>> HoursAsync(Guid officerId, CancellationToken cancel)
    {
        var hours = await db.ConsultationHours.Where(h => h.OfficerId == officerId)
            .Select(h => new WalkInHour(h.Day, h.From, h.Until, h.Place, h.Address))
            .ToListAsync(cancel);
        return [.. hours.OrderBy(h => h.Order)];
    }

    private async Task<IReadOnlyList<PriorityCard>> PrioritiesAsync(List<MappedArea> areas, CancellationToken cancel)
    {
        var districts = areas.Select(a => a as MappedDistrict ?? ((MappedNeighbourhood)a).District)
            .DistinctBy(d => d.Id)
            .ToDictionary(d => d.Id, d => d.Name);
        var ids = districts.Keys.ToList();
        var priorities = await db.Priorities.Where(p => ids.Contains(p.DistrictId))
            .OrderByDescending(p => p.Since).ThenBy(p => p.Id)
            .Select(p => new { p.DistrictId, p.Title, p.YouSaid, p.WeDid, p.Since })
            .Take(MaxPriorities)
            .ToListAsync(cancel);
        return [.. priorities.Select(p => new PriorityCard(p.Title.ToString(), p.YouSaid.ToString(), p.WeDid.ToString(), p.Since, districts[p.DistrictId]))];
    }
}
