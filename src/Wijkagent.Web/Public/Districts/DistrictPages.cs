using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Officers;
using Wijkagent.Web.Public.Officers;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Districts;

/// <summary>Reads the pages of municipalities and districts. A district's page takes nine queries, the lists none.</summary>
public sealed class DistrictPages(Atlas atlas, AreaFacts areas, OfficerProfiles officers, DistrictContent content, TimeProvider time)
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
            [.. d.Neighbourhoods.SelectMany(n => sheet.Officers.For(n, now).Officers).Select(o => new OfficerOnList(o.Officer.Name, o.StandsInFor?.Name)).Distinct()]))]);
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
        return new DistrictPage(
            district.Code,
            district.Name,
            new NamedLink(district.Municipality.Name, Paths.Of(district.Municipality)),
            (await areas.IntroductionAsync(district.Id, cancel)).ToString(),
            asked?.Name,
            asked is not null && answers.Single(a => a.Neighbourhood == asked).Answers.Officers.Count == 0,
            [.. district.Neighbourhoods.Select(n => n.Name)],
            await CardsAsync(answers, asked, cancel),
            [.. answers.SelectMany(a => a.Answers.Away).Distinct().Select(Cards.Of)],
            Cards.Of(answers.Select(a => a.Answers.Station).FirstOrDefault(s => s is not null)),
            await content.PrioritiesAsync(district, MaxOfEach, cancel),
            await content.EventsAsync(district, now, MaxOfEach, cancel),
            await content.BulletinsAsync(district, now, MaxOfEach, cancel),
            await content.InitiativesAsync(district, cancel),
            await content.OrganisationsAsync(district, cancel),
            await content.FiguresAsync(district, cancel));
    }

    /// <summary>A municipality, or a district of it, that ended; null when there never was one.</summary>
    public async Task<EndedPage?> ReadEndedAsync(string municipalitySlug, string? slug, CancellationToken cancel)
    {
        if (await areas.FindEndedAsync(municipalitySlug, slug, cancel) is not { } ended)
            return null;

        var sheet = await atlas.OpenAsync(cancel);
        var municipality = sheet.Areas.Municipality(municipalitySlug);
        return new EndedPage(ended.Name, ended.Year, municipality is null ? null : new NamedLink(municipality.Name, Paths.Of(municipality)));
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
        var answering = answers
            .SelectMany(a => a.Answers.Officers.Select(o => (o.Officer, o.StandsInFor, a.Neighbourhood)))
            .GroupBy(o => (o.Officer, o.StandsInFor))
            .OrderByDescending(g => asked is not null && g.Any(o => o.Neighbourhood == asked))
            .ThenByDescending(g => g.Count())
            .ToList();
        var reach = await officers.ReachOfAsync([.. answering.Select(g => g.Key.Officer.Id)], cancel);
        return
        [
            .. answering.Where(g => reach.ContainsKey(g.Key.Officer.Id)).Select(g => new OfficerCard(
                g.Key.Officer.Name,
                Cards.Initials(g.Key.Officer.Name),
                Paths.Officer(g.Key.Officer.Slug),
                reach[g.Key.Officer.Id].Phone,
                g.Count() == answers.Count ? [] : [.. g.Select(o => o.Neighbourhood.Name)],
                g.Key.StandsInFor?.Name,
                reach[g.Key.Officer.Id].Hours)),
        ];
    }
}
