using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Wijkagent.Core.Tests.Neighbourhoods.Locating;

/// <summary>Reads neighbourhoods straight from the open data, past our own import.</summary>
internal sealed class GeoJsonReaderOfTests
{
    private readonly JsonSerializerOptions options = new() { Converters = { new GeoJsonConverterFactory() } };

    public IEnumerable<(string Code, Geometry Shape)> Read(string file) =>
        JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(file), options)!
            .Select(f => ((string)f.Attributes["buurtcode"], f.Geometry));
}
