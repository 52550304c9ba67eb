using Wijkagent.Core.Content;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Gathers the pages of officers.</summary>
public sealed class OfficerPages(OfficerProfiles profiles, DistrictContentService content, Atlas atlas, SendKeys keys, TimeProvider time)
{
    private const int MaxPriorities = 10;

    /// <summary>The page of an officer in function; null for everybody else.</summary>
    public async Task<OfficerPage?> ReadAsync(string slug, CancellationToken cancel)
    {
        var officer = await profiles.FindAsync(slug, cancel);
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
            officer.TeamName,
            Cards.Of(sheet.Officers.StationOf(officer.TeamId)),
            [.. primary.Select(LinkTo)],
            [.. AreasOf(sheet, beats, BeatRole.Deputy).Select(LinkTo)],
            away is null ? null : Cards.Of(away),
            away is null ? [] : StandInsFor(sheet, listed, primary, now),
            officer.Hours,
            await PrioritiesAsync(primary, cancel),
            new ContactForm { Key = keys.Issue(slug) });
    }

    /// <summary>The page of an officer who left; null when there never was one.</summary>
    public async Task<OfficerLeftPage?> ReadLeftAsync(string slug, CancellationToken cancel)
    {
        if (await profiles.FindLeftAsync(slug, cancel) is not { } officer)
            return null;

        var sheet = await atlas.OpenAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var districts = officer.AreaIds
            .Select(id => sheet.Areas.ById(id) switch { MappedDistrict d => d, MappedNeighbourhood n => n.District, _ => null })
            .OfType<MappedDistrict>()
            .Distinct()
            .Select(d => new DistrictSuccessors(LinkTo(d), AnsweringIn(sheet, d.Neighbourhoods, now, _ => true)));
        return new OfficerLeftPage(officer.Name, [.. districts]);
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

    private async Task<IReadOnlyList<PriorityCard>> PrioritiesAsync(List<MappedArea> areas, CancellationToken cancel)
    {
        var districts = areas.Select(a => a as MappedDistrict ?? ((MappedNeighbourhood)a).District)
            .DistinctBy(d => d.Id)
            .ToDictionary(d => d.Id, d => d.Name);
        var priorities = await content.PrioritiesAsync(districts.Keys, MaxPriorities, cancel);
        return [.. priorities.Select(p => Cards.Of(p, districts[p.DistrictId]))];
    }
}
