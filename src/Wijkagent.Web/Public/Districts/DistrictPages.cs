using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Persistence;
using Wijkagent.Web.Public.Officers;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Districts;

/// <summary>Reads the pages of municipalities and districts. A district's page takes nine queries, the lists none.</summary>
public sealed class DistrictPages(WijkagentDbContext db, Atlas atlas, TimeProvider time)
{
    private const int MaxOfEach = 6;

    /// <summary>The municipalities whose name fits the filter; all without one.</summary>
    public async Task<MunicipalitiesPage> ReadListAsync(string? filter, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        var typed = TypedText.Line(filter, "", Area.NameLength).Value ?? "";
        var found = typed.Any(char.IsLetterOrDigit)
            ? sheet.Names.Municipalities.Find(typed, int.MaxValue).Select(m => m.Item).ToList()
            : [.. sheet.Areas.Municipalities];
        var letters = found
            .GroupBy(m => FirstLetter(m.Name))
            .OrderBy(g => g.Key)
            .Select(g => new LetterGroup(g.Key.ToString(), [.. g.Select(m => new NamedLink(m.ListedName, Paths.Of(m)))]));
        return new MunicipalitiesPage(typed, found.Count, [.. letters]);
    }

    /// <summary>A municipality that exists; null for others.</summary>
    public async Task<MunicipalityPage?> ReadMunicipalityAsync(string slug, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Areas.Municipality(slug) is not { } municipality)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        return new MunicipalityPage(municipality.Code, municipality.Name, [.. municipality.Districts.Select(d => new DistrictSummary(
            d.Name,
            Paths.Of(d),
            [.. d.Neighbourhoods.Select(n => n.Name)],
            [.. d.Neighbourhoods.SelectMany(n => sheet.Officers.For(n, now).Officers).Select(o => o.Officer.Name).Distinct()]))]);
    }

    /// <summary>A district that exists, with the officer of one of its neighbourhoods in front if one is named; null for others.</summary>
    public async Task<DistrictPage?> ReadDistrictAsync(string municipalitySlug, string slug, string? neighbourhoodSlug, CancellationToken cancel)
    {
        var sheet = await atlas.OpenAsync(cancel);
        if (sheet.Areas.District(municipalitySlug, slug) is not { } district)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        var asked = district.Neighbourhoods.FirstOrDefault(n => n.Slug == neighbourhoodSlug);
        var answers = district.Neighbourhoods.Select(n => (Neighbourhood: n, Answers: sheet.Officers.For(n, now))).ToList();
        var content = new DistrictContent(db, district, now);
        return new DistrictPage(
            district.Code,
            district.Name,
            new NamedLink(district.Municipality.Name, Paths.Of(district.Municipality)),
            await content.IntroductionAsync(cancel),
            asked?.Name,
            [.. district.Neighbourhoods.Select(n => n.Name)],
            await CardsAsync(answers, asked, cancel),
            [.. answers.SelectMany(a => a.Answers.Away).Distinct().Select(Cards.Of)],
            Cards.Of(answers.Select(a => a.Answers.Station).FirstOrDefault(s => s is not null)),
            await content.PrioritiesAsync(MaxOfEach, cancel),
            await content.EventsAsync(MaxOfEach, cancel),
            await content.BulletinsAsync(MaxOfEach, cancel),
            await content.InitiativesAsync(cancel),
            await content.OrganisationsAsync(cancel),
            await content.FiguresAsync(cancel));
    }

    /// <summary>A municipality, or a district of it, that ended; null when there never was one.</summary>
    public async Task<EndedPage?> ReadEndedAsync(string municipalitySlug, string? slug, CancellationToken cancel)
    {
        var ended = slug is null
            ? await db.Municipalities
                .Where(m => m.Slug == municipalitySlug && m.EndedInYear != null)
                .Select(m => new { m.Name, m.EndedInYear })
                .FirstOrDefaultAsync(cancel)
            : await db.Districts
                .Where(d => d.Slug == slug && d.Municipality.Slug == municipalitySlug && d.EndedInYear != null)
                .Select(d => new { d.Name, d.EndedInYear })
                .FirstOrDefaultAsync(cancel);
        if (ended is null)
            return null;

        var sheet = await atlas.OpenAsync(cancel);
        var municipality = sheet.Areas.Municipality(municipalitySlug);
        return new EndedPage(ended.Name, ended.EndedInYear!.Value, municipality is null ? null : new NamedLink(municipality.Name, Paths.Of(municipality)));
    }

    /// <summary>«'s-Hertogenbosch» stands under the H, as in a Dutch atlas.</summary>
    private static char FirstLetter(string name)
    {
        var slug = Slug.From(name);
        return char.ToUpperInvariant(slug.StartsWith("s-", StringComparison.Ordinal) ? slug[2] : slug[0]);
    }

    private async Task<IReadOnlyList<OfficerCard>> CardsAsync(
        List<(MappedNeighbourhood Neighbourhood, WhoAnswers Answers)> answers, MappedNeighbourhood? asked, CancellationToken cancel)
    {
        var officers = answers
            .SelectMany(a => a.Answers.Officers.Select(o => (o.Officer, o.StandsInFor, a.Neighbourhood)))
            .GroupBy(o => (o.Officer, o.StandsInFor))
            .OrderByDescending(g => asked is not null && g.Any(o => o.Neighbourhood == asked))
            .ThenByDescending(g => g.Count())
            .ToList();
        var ids = officers.Select(g => g.Key.Officer.Id).ToList();
        var told = await db.Officers.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Phone,
                Hours = o.ConsultationHours.Select(h => new WalkInHour(h.Day, h.From, h.Until, h.Place, h.Address)).ToList(),
            })
            .ToDictionaryAsync(o => o.Id, cancel);
        return
        [
            .. officers.Where(g => told.ContainsKey(g.Key.Officer.Id)).Select(g => new OfficerCard(
                g.Key.Officer.Name,
                Cards.Initials(g.Key.Officer.Name),
                Paths.Officer(g.Key.Officer.Slug),
                told[g.Key.Officer.Id].Phone,
                g.Count() == answers.Count ? [] : [.. g.Select(o => o.Neighbourhood.Name)],
                g.Key.StandsInFor?.Name,
                [.. told[g.Key.Officer.Id].Hours.OrderBy(h => h.Order)])),
        ];
    }
}
