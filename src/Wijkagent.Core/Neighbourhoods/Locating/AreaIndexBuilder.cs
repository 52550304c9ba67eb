using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.IO;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Neighbourhoods.Locating;

/// <summary>Builds an <see cref="AreaIndex"/> out of the areas that have not ended.</summary>
public sealed class AreaIndexBuilder
{
    // Coordinates as one array of numbers a ring, not an object each: a third of the memory.
    private static readonly NtsGeometryServices Packed = new(
        PackedCoordinateSequenceFactory.DoubleFactory, PrecisionModel.Floating.Value, 4326);

    private readonly Dictionary<Guid, MappedMunicipality> municipalities = [];
    private readonly Dictionary<Guid, MappedDistrict> districts = [];
    private readonly List<(MappedNeighbourhood, Geometry)> shapes = [];
    private readonly WKBReader reader = new(Packed);

    /// <summary>Reads all areas from the database; three queries.</summary>
    public static async Task<AreaIndex> ReadAsync(WijkagentDbContext db, CancellationToken cancel)
    {
        var builder = new AreaIndexBuilder();
        var municipalities = db.Municipalities.Where(m => m.EndedInYear == null).OrderBy(m => m.Code)
            .Select(m => new { m.Id, m.Code, m.Name, m.Slug });
        foreach (var m in await municipalities.ToListAsync(cancel))
            builder.AddMunicipality(m.Id, m.Code, m.Name, m.Slug);
        var districts = db.Districts.Where(d => d.EndedInYear == null).OrderBy(d => d.Code)
            .Select(d => new { d.Id, d.Code, d.Name, d.Slug, d.MunicipalityId });
        foreach (var d in await districts.ToListAsync(cancel))
            builder.AddDistrict(d.Id, d.Code, d.Name, d.Slug, d.MunicipalityId);
        var neighbourhoods = db.Neighbourhoods.Where(n => n.EndedInYear == null).OrderBy(n => n.Code)
            .Select(n => new { n.Id, n.Code, n.Name, n.Slug, n.DistrictId, n.Shape });
        await foreach (var n in neighbourhoods.AsAsyncEnumerable().WithCancellation(cancel))
            builder.AddNeighbourhood(n.Id, n.Code, n.Name, n.Slug, n.DistrictId, n.Shape);
        return builder.Build();
    }

    /// <summary>Adds a municipality.</summary>
    public void AddMunicipality(Guid id, string code, string name, string slug) =>
        municipalities.Add(id, new(id, code, name, slug));

    /// <summary>Adds a district; one whose municipality ended is left out, for no page could show it.</summary>
    public void AddDistrict(Guid id, string code, string name, string slug, Guid municipalityId)
    {
        if (!municipalities.TryGetValue(municipalityId, out var municipality))
            return;
        var district = new MappedDistrict(id, code, name, slug, municipality);
        municipality.Add(district);
        districts.Add(id, district);
    }

    /// <summary>Adds a neighbourhood with its shape: well-known binary in WGS84, degrees, longitude first.</summary>
    public void AddNeighbourhood(Guid id, string code, string name, string slug, Guid districtId, byte[] shape)
    {
        if (!districts.TryGetValue(districtId, out var district))
            return;
        var neighbourhood = new MappedNeighbourhood(id, code, name, slug, district);
        district.Add(neighbourhood);
        if (shape.Length > 0 && reader.Read(shape) is { IsEmpty: false } geometry)
            shapes.Add((neighbourhood, geometry));
    }

    /// <summary>The index of all that was added.</summary>
    public AreaIndex Build()
    {
        var dutch = StringComparer.Create(CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true);
        return new AreaIndex([.. municipalities.Values.OrderBy(m => m.Name, dutch)], shapes);
    }
}
