using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Web.Public.Officers;

/// <summary>Makes the cards that several pages show.</summary>
public static class Cards
{
    /// <summary>The first letter of the first and of the last word.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "",
            1 => words[0][..1].ToUpperInvariant(),
            _ => (words[0][..1] + words[^1][..1]).ToUpperInvariant(),
        };
    }

    public static StationCard? Of(ListedStation? station) => station?.Details is not { } details
        ? null
        : new(
            details.Name, details.Address, details.Postcode, details.Place, details.Phone,
            details.OpeningHours.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            details.Point?.Latitude, details.Point?.Longitude);

    public static PriorityCard Of(ListedPriority priority, string district) =>
        new(priority.Title.ToString(), priority.YouSaid.ToString(), priority.WeDid.ToString(), priority.Since, district);

    public static AwayNote Of(AwayOfficer away) => new(away.Officer.Name, WorkingTime.DayOf(away.Until));
}
