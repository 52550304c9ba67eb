using System.Globalization;
using CsvHelper;
using Wijkagent.Core.Agenda;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Statistics;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in what the pages of the demo town's districts show, its articles and its figures.</summary>
internal sealed class DemoContent(DemoAreas areas, DemoOfficers officers, DemoDays days)
{
    private const int FiguresYear = 2024;

    /// <summary>Bulletins and articles come out at different times in the morning.</summary>
    private static readonly TimeSpan FirstPublication = TimeSpan.FromHours(7.5);

    public async Task AddToAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        foreach (var entry in await SeedFiles.ReadAsync<DistrictEntry[]>("Demo.district-content.json", cancel))
            AddDistrict(db, entry);
        foreach (var article in await SeedFiles.ReadAsync<ArticleEntry[]>("Demo.articles.json", cancel))
            db.Add(new Article(article.Slug, article.Title, article.Intro, article.Body, InTheMorning(article.DaysAgo)));
        AddFigures(db);
    }

    private void AddDistrict(WijkagentDbContext db, DistrictEntry entry)
    {
        var district = areas.Districts[entry.District];
        district.Introduce(entry.Introduction);
        foreach (var p in entry.Priorities)
            db.Add(new Priority(district.Id, p.Title, p.YouSaid, p.WeDid, days.Ago(p.SinceDaysAgo)));
        foreach (var b in entry.Bulletins)
            db.Add(new Bulletin(district.Id, officers.All[b.Officer].Id, b.Title, b.Text, InTheMorning(b.DaysAgo)));
        foreach (var i in entry.Initiatives)
            db.Add(new Initiative(district.Id, i.Name, i.Text));
        foreach (var o in entry.Organisations)
            db.Add(new Organisation(district.Id, o.Name, o.Kind, o.Address, o.Url));
        foreach (var e in entry.Events)
        {
            var starts = DemoDays.At(days.Today.AddDays(e.StartsInDays), e.StartTime.ToTimeSpan());
            db.Add(new CommunityEvent(
                district.Id,
                officers.All[entry.Officers[0]].Id,
                e.Kind,
                e.Title,
                e.Text,
                e.Place,
                starts,
                starts.AddMinutes(e.DurationMinutes)));
        }
    }

    private DateTime InTheMorning(int daysAgo) =>
        DemoDays.At(days.Ago(daysAgo), FirstPublication + TimeSpan.FromMinutes(daysAgo * 7 % 90));

    private static void AddFigures(WijkagentDbContext db)
    {
        using var csv = CsvReader.Create(SeedFiles.Open("Demo.figures.csv"), new CsvReaderOptions(), false);
        while (csv.Read())
        {
            var values = new Dictionary<string, double>();
            foreach (var column in csv.Headers)
            {
                if (column != "postcode" && double.TryParse(csv.GetString(column), CultureInfo.InvariantCulture, out var value))
                    values.Add(column, value);
            }

            db.Add(new AreaFigures(csv.GetString("code"), FiguresYear, values));
        }
    }
}
