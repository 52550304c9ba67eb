using Wijkagent.Core.Agenda;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Statistics;
using Wijkagent.Web.Public.Officers;

namespace Wijkagent.Web.Public.Districts;

/// <summary>Gathers what stands on the page of one district, in the language of the page; a query each.</summary>
public sealed class DistrictContent(
    DistrictContentService content, AgendaService agenda, InitiativeService initiatives, FiguresService figures)
{
    public async Task<IReadOnlyList<PriorityCard>> PrioritiesAsync(MappedDistrict district, int max, CancellationToken cancel) =>
        [.. (await content.PrioritiesAsync([district.Id], max, cancel)).Select(p => Cards.Of(p, district.Name))];

    public async Task<IReadOnlyList<EventCard>> EventsAsync(MappedDistrict district, DateTime now, int max, CancellationToken cancel) =>
    [
        .. (await agenda.UpcomingAsync(district.Id, now, max, cancel)).Select(e => new EventCard(
            e.Kind, e.Title.ToString(), e.Text.ToString(), e.Place, WorkingTime.ToDutchTime(e.StartsAt), WorkingTime.ToDutchTime(e.EndsAt))),
    ];

    public async Task<IReadOnlyList<BulletinCard>> BulletinsAsync(MappedDistrict district, DateTime now, int max, CancellationToken cancel) =>
    [
        .. (await content.BulletinsAsync(district.Id, now, max, cancel)).Select(b => new BulletinCard(
            b.Title.ToString(), b.Text.ToString(), b.OfficerFirstName, WorkingTime.DayOf(b.PublishedAt))),
    ];

    public async Task<IReadOnlyList<InitiativeCard>> InitiativesAsync(MappedDistrict district, CancellationToken cancel) =>
        [.. (await initiatives.InitiativesAsync(district.Id, cancel)).Select(i => new InitiativeCard(i.Name, i.Text.ToString()))];

    public async Task<IReadOnlyList<OrganisationCard>> OrganisationsAsync(MappedDistrict district, CancellationToken cancel) =>
        [.. (await initiatives.OrganisationsAsync(district.Id, cancel)).Select(o => new OrganisationCard(o.Name, o.Kind, o.Address, o.Url))];

    public async Task<FiguresTable?> FiguresAsync(MappedDistrict district, CancellationToken cancel) => DistrictFigures.Of(
        district.Code,
        district.Municipality.Code,
        await figures.OfAsync([district.Code, district.Municipality.Code], cancel));
}
