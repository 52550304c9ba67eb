using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>The addresses of the steps.</summary>
public static class StepPaths
{
    public const string Start = "/melden";
    public const string Words = "/melden/woorden";
    public const string Proposal = "/melden/voorstel";
    public const string Kind = "/melden/soort";
    public const string Advice = "/melden/advies";
    public const string Details = "/melden/vragen";
    public const string Detail = "/melden/vragen/{key}";
    public const string DetailStop = "/melden/vragen/{key}/advies";
    public const string Place = "/melden/waar";
    public const string PlaceList = "/melden/waar/lijst";
    public const string Known = "/melden/bekend";
    public const string KnownFollow = "/melden/bekend/volgen";
    public const string KnownFollowed = "/melden/bekend/gevolgd";
    public const string What = "/melden/wat";
    public const string Photos = "/melden/fotos";
    public const string PhotoPlace = "/melden/fotos/plek";
    public const string PhotoLarge = "/melden/fotos/{number:int}";
    public const string PhotoCover = "/melden/fotos/{number:int}/afdekken";
    public const string PhotoGone = "/melden/fotos/{number:int}/weg";
    public const string Role = "/melden/rol";
    public const string Housing = "/melden/wonen";
    public const string Sharing = "/melden/delen";
    public const string Who = "/melden/wie";
    public const string Check = "/melden/controle";
    public const string Sent = "/melden/verzonden";
    public const string Anew = "/melden/opnieuw";
    public const string Done = "/melden/klaar";
    public const string Leaving = "/melden/weg";

    /// <summary>Where a step is asked.</summary>
    public static string Of(DraftStep step) => step switch
    {
        DraftStep.Kind => Kind,
        DraftStep.Advice => Advice,
        DraftStep.Details => Details,
        DraftStep.Place => Place,
        DraftStep.What => What,
        DraftStep.Photos => Photos,
        DraftStep.Role => Role,
        DraftStep.Housing => Housing,
        DraftStep.Sharing => Sharing,
        DraftStep.Who => Who,
        _ => Check,
    };

    /// <summary>Where a question of the kind is asked.</summary>
    public static string Of(KindQuestion question) => $"{Details}/{question.Key}";

    /// <summary>Where a neighbourhood in a municipality or district is chosen from a list.</summary>
    public static string ListOf(MappedArea area) => $"{PlaceList}?{(area is MappedMunicipality ? "gemeente" : "wijk")}={area.Code}";
}
