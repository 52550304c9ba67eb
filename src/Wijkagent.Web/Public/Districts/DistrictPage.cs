using Wijkagent.Core.Agenda;
using Wijkagent.Core.Initiatives;
using Wijkagent.Web.Public.Officers;

namespace Wijkagent.Web.Public.Districts;

/// <summary>The list of municipalities.</summary>
/// <param name="Filter">What was typed to make it shorter.</param>
/// <param name="Count">How many there are in it.</param>
/// <param name="Letters">The municipalities by first letter.</param>
public sealed record MunicipalitiesPage(string Filter, int Count, IReadOnlyList<LetterGroup> Letters);

public sealed record LetterGroup(string Letter, IReadOnlyList<NamedLink> Municipalities);

public sealed record NamedLink(string Name, string Url);

/// <summary>A municipality with its districts.</summary>
public sealed record MunicipalityPage(string Code, string Name, IReadOnlyList<DistrictSummary> Districts);

/// <summary>A district with what lies in it and who answers.</summary>
public sealed record DistrictSummary(string Name, string Url, IReadOnlyList<string> Neighbourhoods, IReadOnlyList<OfficerOnList> Officers);

/// <summary>An officer in a line of a list.</summary>
/// <param name="Name">Who.</param>
/// <param name="StandsInFor">Who is away and replaced by this officer; null when the officer has the district.</param>
public sealed record OfficerOnList(string Name, string? StandsInFor);

/// <summary>An area that is not there any more.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Year">The first year in which it was gone.</param>
/// <param name="Municipality">Where to look now; null when that ended too.</param>
public sealed record EndedPage(string Name, int Year, NamedLink? Municipality);

/// <summary>All that the public is told of a district; for the neighbourhood that was asked for, its officer in front.</summary>
public sealed record DistrictPage(
    string Code,
    string Name,
    NamedLink Municipality,
    string Introduction,
    string? Neighbourhood,
    bool NobodyInNeighbourhood,
    IReadOnlyList<string> Neighbourhoods,
    IReadOnlyList<OfficerCard> Officers,
    IReadOnlyList<AwayNote> Away,
    StationCard? Station,
    IReadOnlyList<PriorityCard> Priorities,
    IReadOnlyList<EventCard> Events,
    IReadOnlyList<BulletinCard> Bulletins,
    IReadOnlyList<InitiativeCard> Initiatives,
    IReadOnlyList<OrganisationCard> Organisations,
    FiguresTable? Figures);

/// <summary>A moment to come; times in the Netherlands.</summary>
public sealed record EventCard(CommunityEventKind Kind, string Title, string Text, string Place, DateTime From, DateTime Until);

/// <summary>A short message of an officer, on a day in the Netherlands.</summary>
public sealed record BulletinCard(string Title, string Text, string Officer, DateOnly Day);

public sealed record InitiativeCard(string Name, string Text);

public sealed record OrganisationCard(string Name, OrganisationKind Kind, string Address, string? Url);

/// <summary>Figures of the district beside those of its municipality.</summary>
public sealed record FiguresTable(int Year, IReadOnlyList<FigureRow> Rows);

/// <param name="Name">The CBS's name of the figure.</param>
/// <param name="District">Its value here.</param>
/// <param name="Municipality">Its value in the municipality, where known.</param>
/// <param name="Format">How it is written.</param>
public sealed record FigureRow(string Name, double District, double? Municipality, string Format);
