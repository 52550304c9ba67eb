using System.Globalization;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>How far it reaches, so that it can be told without a map.</summary>
public enum PlaceReach
{
    /// <summary>A spot.</summary>
    Spot,

    /// <summary>All along the street.</summary>
    Street,

    /// <summary>All over the neighbourhood.</summary>
    Neighbourhood,
}

/// <summary>The answers as they were filled in.</summary>
public sealed class PlaceForm
{
    /// <summary>The choice that stands for the pin on the map.</summary>
    public const string Pin = "pin";

    private const char Separator = '|';
    private static readonly PlaceReach[] Further = [PlaceReach.Street, PlaceReach.Neighbourhood];

    /// <summary>What was typed to find it.</summary>
    public string? Place { get; set; }

    /// <summary>The id of the address that was chosen while typing, if any.</summary>
    public string? Suggested { get; set; }

    /// <summary>What was typed when the options were made.</summary>
    public string? Shown { get; set; }

    /// <summary>The code of a neighbourhood, or of a whole district or municipality, a point with its address, or the pin.</summary>
    public string? Choice { get; set; }

    public string? Latitude { get; set; }
    public string? Longitude { get; set; }
    public string? PlaceWords { get; set; }

    /// <summary>How far it reaches (<see cref="PlaceReach"/>); when it is no spot, that is told in front of the words.</summary>
    public string? Reach { get; set; }

    /// <summary>Whether something else was typed than what the options were made of.</summary>
    public bool IsNewSearch =>
        !string.IsNullOrWhiteSpace(Place) && Place != Shown && !HasPin;

    public string? AreaCode => Choice is { } choice && !choice.Contains(Separator, StringComparison.Ordinal) && choice != Pin ? choice : null;

    private bool IsStreet => Chosen.Of<PlaceReach>(Reach) == PlaceReach.Street;

    private bool HasPin => Coordinates.Read(Latitude, Longitude) is not null && (Choice is null or Pin);

    public static PlaceForm Of(ToldPlace? place, IStringLocalizer words)
    {
        var typed = place is { Point: null, Whole: null, Address.Length: > 0 } ? place.Address : null;
        var reach = place?.Line is not null ? PlaceReach.Street : Further.FirstOrDefault(r => place?.Words.StartsWith(WordsOf(r, words), StringComparison.Ordinal) == true);
        return new() { Place = typed, Shown = typed, PlaceWords = place?.Words, Reach = reach.ToString() };
    }

    public static string ValueOf(PlaceOption option) => option.Point is { } point
        ? string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F6}{Separator}{point.Longitude:F6}{Separator}{option.Name}")
        : (option.Whole ?? option.Area).Code;

    /// <summary>What a choice is called: all of an area in words, a point by its address.</summary>
    public static string NameOf(PlaceOption option, IStringLocalizer words) => option switch
    {
        { Whole: MappedDistrict district } => words["Place.Whole.District", district.Name],
        { Whole: MappedMunicipality municipality } => words["Place.Whole.Municipality", municipality.ListedName],
        { Name.Length: > 0 } => option.Name,
        _ => words["Place.Point"],
    };

    /// <summary>All of an area as it is told: how it is called stands where an address would, and nothing of it is a spot.</summary>
    public TellPlace ToInput(PlaceOption whole, IStringLocalizer words)
    {
        Reach = nameof(PlaceReach.Spot);
        return new TellPlace(whole.Whole!.Code, null, null, NameOf(whole, words), Told(words));
    }

    /// <summary>The place in words: how far it reaches, as anybody would write it, before what was typed.</summary>
    public string Told(IStringLocalizer words)
    {
        var typed = PlaceWords?.Trim() ?? "";
        if (Chosen.Of<PlaceReach>(Reach) is not { } chosen)
            return typed;
        // What another choice put in front before would contradict this one.
        var before = Further.Select(reach => WordsOf(reach, words)).FirstOrDefault(told => typed == told || typed.ReplaceLineEndings("\n").StartsWith(told + "\n", StringComparison.Ordinal));
        var own = typed[(before?.Length ?? 0)..].TrimStart();
        return chosen == PlaceReach.Spot ? own : $"{WordsOf(chosen, words)}\n{own}".Trim();
    }

    private static string WordsOf(PlaceReach chosen, IStringLocalizer words) => words[$"Place.Reach.{chosen}"].Value;

    public TellPlace ToInput(IStringLocalizer words)
    {
        var told = Told(words);
        if (HasPin && Coordinates.Read(Latitude, Longitude) is { } pin)
            return new TellPlace(null, pin.Longitude, pin.Latitude, null, told) { WholeStreet = IsStreet };
        if (Choice?.Split(Separator, 3) is [var latitude, var longitude, var address] && Coordinates.Read(latitude, longitude) is { } point)
            return new TellPlace(null, point.Longitude, point.Latitude, address, told) { WholeStreet = IsStreet };
        // A postcode or number that was typed says more than the neighbourhood it led to, also when it could not be looked up.
        var typed = Shown?.Any(char.IsAsciiDigit) == true ? PostcodeText.Normalise(Shown) is { } postcode ? PostcodeText.Show(postcode) : Shown : null;
        return new TellPlace(AreaCode, null, null, typed, told);
    }
}
