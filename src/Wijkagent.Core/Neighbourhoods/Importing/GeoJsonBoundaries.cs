using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Wijkagent.Core.Common;
using Wijkagent.Core.Common.Importing;

namespace Wijkagent.Core.Neighbourhoods.Importing;

/// <summary>
/// Reads a GeoJSON FeatureCollection one feature at a time: WGS84 (RFC 7946), or RD when the <c>crs</c> member of the
/// 2008 format says so.
/// </summary>
internal static class GeoJsonBoundaries
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    public static Result<IReadOnlyList<BoundaryRow>> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var line = utf8;
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return Read(ref reader);
        }
        catch (JsonException e) when (e.LineNumber is { } at)
        {
            return new ImportJsonBroken(at + 1);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException
            or NotSupportedException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // What the geometry's converter throws on coordinates that are none.
            return new ImportJsonBroken(1 + line[..(int)reader.BytesConsumed].Count((byte)'\n'));
        }
    }

    private static Result<IReadOnlyList<BoundaryRow>> Read(ref Utf8JsonReader reader)
    {
        List<BoundaryRow>? rows = null;
        var system = CoordinateSystemKind.Wgs84;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return new NotABoundaryFile();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "type" && !(reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("FeatureCollection")))
                return new NotABoundaryFile();
            if (name == "crs" && reader.TokenType == JsonTokenType.StartObject)
            {
                var stated = SystemOf(JsonElement.ParseValue(ref reader));
                if (!stated.IsDone)
                    return stated.Error;
                system = stated.Value;
            }
            else if (name == "features" && reader.TokenType == JsonTokenType.StartArray)
            {
                rows = ReadFeatures(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Reads to the end: what stands behind the collection would be a fault.
        reader.Read();
        if (rows is null)
            return new NotABoundaryFile();
        rows.ForEach(row => row.Coordinates = system);
        return rows;
    }

    private static List<BoundaryRow> ReadFeatures(ref Utf8JsonReader reader)
    {
        var rows = new List<BoundaryRow>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var feature = JsonSerializer.Deserialize<IFeature>(ref reader, Options) ?? throw new JsonException();
            rows.Add(RowOf(feature));
        }

        return rows;
    }

    private static BoundaryRow RowOf(IFeature feature)
    {
        var row = new BoundaryRow { Shape = feature.Geometry };
        foreach (var name in feature.Attributes?.GetNames() ?? [])
        {
            if (BoundaryRow.ColumnOf(name) is { } column)
                row[column] = Convert.ToString(feature.Attributes![name], CultureInfo.InvariantCulture);
        }

        row.SpreadCommonColumns();
        return row;
    }

    private static Result<CoordinateSystemKind> SystemOf(JsonElement crs)
    {
        var name = crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var given)
                ? given.ToString()
                : crs.ToString();
        return name.ToUpperInvariant() switch
        {
            "URN:OGC:DEF:CRS:EPSG::28992" or "EPSG:28992" => CoordinateSystemKind.RdNew,
            "URN:OGC:DEF:CRS:OGC:1.3:CRS84" or "URN:OGC:DEF:CRS:EPSG::4326" or "EPSG:4326" => CoordinateSystemKind.Wgs84,
            _ => new CoordinateSystemUnknown(name.Length > 60 ? name[..60] : name),
        };
    }
}
