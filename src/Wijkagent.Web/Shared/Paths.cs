using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Neighbourhoods.Searching;

namespace Wijkagent.Web.Shared;

/// <summary>Addresses of public pages, on our own host.</summary>
public static class Paths
{
    public static string Of(MappedMunicipality municipality) => $"/wijken/{municipality.Slug}";

    public static string Of(MappedDistrict district) => $"{Of(district.Municipality)}/{district.Slug}";

    /// <summary>A neighbourhood has no page of its own: its district's page then tells who answers in it.</summary>
    public static string Of(MappedNeighbourhood neighbourhood) => $"{Of(neighbourhood.District)}?buurt={neighbourhood.Slug}";

    public static string Officer(string slug) => $"/wijkagenten/{slug}";

    public static string Of(SearchHit hit) => hit switch
    {
        { Area: MappedMunicipality municipality } => Of(municipality),
        { Area: MappedDistrict district } => Of(district),
        { Area: MappedNeighbourhood neighbourhood } => Of(neighbourhood),
        { Kind: SearchKind.Officer, Slug: { } slug } => Officer(slug),
        { Kind: SearchKind.Question, Slug: { } slug } => $"/veelgestelde-vragen#{slug}",
        { Kind: SearchKind.Article, Slug: { } slug } => $"/artikelen/{slug}",
        _ => throw new InvalidOperationException($"Nothing leads to a {hit.Kind}."),
    };

    /// <summary>A phone number as a link dials it.</summary>
    public static string Phone(string number) => "tel:" + string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
