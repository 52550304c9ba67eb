using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common.Importing;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Neighbourhoods.Importing;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Fills in the areas of the demo town, as a boundary file of the CBS would be, and its postcodes.</summary>
/// <param name="Districts">By CBS code.</param>
/// <param name="Neighbourhoods">By CBS code.</param>
internal sealed record DemoAreas(
    IReadOnlyDictionary<string, District> Districts, IReadOnlyDictionary<string, Neighbourhood> Neighbourhoods)
{
    private const int Year = 2024;

    /// <summary>Saves the areas, and adds the postcodes to the save that follows.</summary>
    public static async Task<DemoAreas> AddToAsync(WijkagentDbContext db, TownFile town, CancellationToken cancel)
    {
        await ImportAsync(db, cancel);
        var districts = await db.Districts.Where(d => d.Municipality.Code == town.Municipality.Code)
            .ToDictionaryAsync(d => d.Code, cancel);
        var neighbourhoods = await db.Neighbourhoods.Where(n => n.District.Municipality.Code == town.Municipality.Code)
            .ToDictionaryAsync(n => n.Code, cancel);
        foreach (var entry in town.Postcodes.Pc4.Concat(town.Postcodes.Pc6))
        {
            var postcode = new Postcode(entry.Code);
            postcode.LieAt(town.Municipality.Place, entry.Lon, entry.Lat);
            foreach (var code in entry.Neighbourhoods)
                postcode.Neighbourhoods.Add(neighbourhoods[code]);
            db.Add(postcode);
        }

        return new DemoAreas(districts, neighbourhoods);
    }

    private static async Task ImportAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var copy = File.Create(path))
            await using (var file = SeedFiles.Open("Demo.areas.geojson"))
                await file.CopyToAsync(copy, cancel);
            var imported = await new AreaImport(db).ImportAsync(new ImportAreas(new ImportSource(path), Year), null, cancel);
            DemoTimeline.Demand(imported.Error, "areas.geojson");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
