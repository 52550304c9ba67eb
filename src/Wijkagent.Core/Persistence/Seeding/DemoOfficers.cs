using System.Globalization;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in the station, the team and the officers of the demo town.</summary>
internal sealed class DemoOfficers(DemoAreas areas, DemoDays days)
{
    private const int YearsInFunction = 3;
    private readonly Dictionary<string, Officer> officers = [];

    /// <summary>By slug.</summary>
    public IReadOnlyDictionary<string, Officer> All => officers;

    /// <summary>The team they belong to.</summary>
    public Team Team { get; private set; } = null!;

    public void AddTo(WijkagentDbContext db, TownFile town)
    {
        Team = new Team(town.Team.Name, new Station(Details(town.Station)));
        db.Add(Team);
        foreach (var district in areas.Districts.Values)
            district.AssignTo(Team.Id);
        foreach (var entry in town.Officers)
        {
            var officer = new Officer(
                new OfficerDetails(entry.FirstName, entry.LastName, entry.Text, entry.Phone, Addresses(entry.Socials)),
                entry.Slug,
                Team);
            officers.Add(entry.Slug, officer);
            Occupy(officer, entry);
            db.Add(officer);
        }
    }

    private void Occupy(Officer officer, OfficerEntry entry)
    {
        var from = DemoDays.StartOf(days.Today.AddYears(-YearsInFunction));
        foreach (var beat in entry.Beats)
        {
            if (areas.Districts.TryGetValue(beat.Area, out var district))
                officer.TakeOn(district, beat.Role, from);
            else
                officer.TakeOn(areas.Neighbourhoods[beat.Area], beat.Role, from);
        }

        if (entry.Absence is { } absence)
        {
            officer.BeAway(
                DemoDays.StartOf(days.Ago(absence.FromDaysAgo)),
                DemoDays.StartOf(days.Today.AddDays(absence.UntilInDays)));
        }

        foreach (var hour in entry.ConsultationHours)
            officer.HoldConsultationHour(new ConsultationHour(hour.Weekday, hour.From, hour.Until, hour.Place.Nl, hour.Address));
    }

    private static StationDetails Details(StationEntry station) => new(
        station.Name,
        $"{station.Street} {station.HouseNumber}",
        PostcodeText.Show(station.Postcode),
        station.Place,
        station.Phone,
        new LocalizedText(OpeningHours(station, "nl-NL"), OpeningHours(station, "en-GB")),
        new GeoPoint(station.Lon, station.Lat));

    private static string OpeningHours(StationEntry station, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var lines = station.OpeningHours.Select(day =>
        {
            var name = culture.TextInfo.ToTitleCase(culture.DateTimeFormat.GetDayName(day.Weekday));
            var words = day.From is null ? station.Closed : station.Open;
            return string.Format(CultureInfo.InvariantCulture, words.In(culture), name, day.From, day.Until);
        });
        return string.Join('\n', lines.Append(station.Remarks.In(culture)));
    }

    private static Socials Addresses(Socials names) => new(
        Complete("https://x.com/", names.X),
        Complete("https://www.facebook.com/", names.Facebook),
        Complete("https://www.instagram.com/", names.Instagram));

    private static string? Complete(string start, string? name) => name is null ? null : start + name;
}
